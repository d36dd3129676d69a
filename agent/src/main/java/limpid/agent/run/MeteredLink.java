package limpid.agent.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import limpid.core.change.ChangeToken;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.wire.link.Link;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;

/**
 * A link that counts the contents it carries, for the line that says how fast things go. The link behind it may be
 * replaced at any time, by one of the same collection. Safe for all threads.
 */
final class MeteredLink implements Link {
    private volatile Link link;
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();

    MeteredLink(Link link) {
        this.link = link;
    }

    /** From now on all goes by way of another link; what is under way ends on the old one. */
    void replace(Link other) {
        link = other;
    }

    /** Bytes of contents sent so far. */
    long sentBytes() {
        return sent.sum();
    }

    /** Bytes of contents received so far. */
    long receivedBytes() {
        return received.sum();
    }

    @Override
    public Hello hello() {
        return link.hello();
    }

    @Override
    public DeviceState state() {
        return link.state();
    }

    @Override
    public ChangesPage changes(CollectionId collection, Optional<ChangeToken> since, int limit) {
        ChangesPage page = link.changes(collection, since, limit);
        page.inline().values().forEach(bytes -> received.add(bytes.length));
        return page;
    }

    @Override
    public CommitReply commit(CollectionId collection, String key, Commit commit) {
        CommitReply reply = link.commit(collection, key, commit);
        commit.inline().values().forEach(bytes -> sent.add(bytes.length));
        return reply;
    }

    @Override
    public Grant reserve(long bytes) {
        return link.reserve(bytes);
    }

    @Override
    public void release(String grant) {
        link.release(grant);
    }

    @Override
    public void releaseAll() {
        link.releaseAll();
    }

    @Override
    public Set<ChunkId> missing(List<ChunkId> ids) {
        return link.missing(ids);
    }

    @Override
    public void send(List<ChunkFrame> frames) {
        link.send(frames);
        frames.forEach(frame -> sent.add(frame.rawLength()));
    }

    @Override
    public List<byte[]> receive(List<ChunkId> ids) {
        List<byte[]> chunks = link.receive(ids);
        chunks.forEach(bytes -> received.add(bytes.length));
        return chunks;
    }

    @Override
    public List<DeletedThing> deleted(CollectionId collection, int limit) {
        return link.deleted(collection, limit);
    }

    @Override
    public Restored restore(CollectionId collection, RestoreOrder order) {
        return link.restore(collection, order);
    }

    @Override
    public void report(DeviceReport report) {
        link.report(report);
    }

    @Override
    public SealOrder sealOrder() {
        return link.sealOrder();
    }

    @Override
    public void tell(SealWord word) {
        link.tell(word);
    }

    @Override
    public void leave() {
        link.leave();
    }

    @Override
    public HintStream hints() {
        return link.hints();
    }
}
