package limpid.wire.link;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.host.net.Http;
import limpid.host.net.HttpBody;
import limpid.host.net.HttpReply;
import limpid.host.time.Clock;
import limpid.wire.frame.FrameReader;
import limpid.wire.frame.FrameWriter;
import limpid.wire.frame.Frames;
import limpid.wire.json.Codecs;
import limpid.wire.link.Exchange.Question;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Grant;
import limpid.wire.message.Headers;
import limpid.wire.message.Hello;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;

/**
 * The link over HTTP; docs/protocol.md says what travels. Small things have an {@link Http} of their own, so that no
 * commit waits behind a chunk.
 */
public final class HttpLink implements Link {
    /** For a question whose answer the server has at hand. */
    private static final Duration QUICK = Duration.ofSeconds(15);
    /** For what the server writes down or gathers first. */
    private static final Duration WORK = Duration.ofSeconds(60);
    /** For 8 MiB at 64 KiB/s and some work after: slower links need smaller batches, which the sender adapts. */
    private static final Duration BULK = Duration.ofMinutes(3);

    private static final byte[] NOTHING = new byte[0];

    private final Exchange exchange;
    private final Http small;
    private final Http bulk;
    private final Frames frames;

    /**
     * A link to the server of {@code pairing}.
     *
     * @param small carries everything but chunks
     * @param bulk carries chunks
     */
    public HttpLink(Pairing pairing, Http small, Http bulk, Clock clock) {
        this.exchange = new Exchange(pairing.server(), Optional.of(pairing), clock);
        this.small = small;
        this.bulk = bulk;
        this.frames = new Frames(clock);
    }

    /**
     * How far the server's clock was ahead of this device's at its last answer, to about a second; negative if it was
     * behind, empty before the first answer.
     */
    public Optional<Duration> serverClockAhead() {
        return exchange.serverClock().ahead();
    }

    @Override
    public Hello hello() {
        Hello hello = exchange.ask(small, Question.of("GET", "/v1/hello", NOTHING, QUICK), Codecs.HELLO);
        Versions.check(hello, exchange.witness());
        return hello;
    }

    @Override
    public DeviceState state() {
        return exchange.ask(small, Question.of("GET", "/v1/state", NOTHING, QUICK), Codecs.STATE);
    }

    @Override
    public ChangesPage changes(CollectionId collection, Optional<ChangeToken> since, int limit) {
        String path = "/v1/collections/" + collection.text() + "/changes?limit=" + limit
                + since.map(token -> "&since=" + token.text()).orElse("");
        return exchange.ask(small, Question.of("GET", path, NOTHING, WORK), Codecs.CHANGES);
    }

    @Override
    public CommitReply commit(CollectionId collection, String key, Commit commit) {
        Question question = new Question(
                "POST",
                "/v1/collections/" + collection.text() + "/commits",
                Map.of(Headers.IDEMPOTENCY_KEY, key, "content-type", "application/json"),
                HttpBody.of(Codecs.COMMIT.encode(commit)),
                WORK);
        try {
            return exchange.ask(small, question, Codecs.COMMITTED);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    @Override
    public Grant reserve(long bytes) {
        return exchange.ask(
                small, Question.of("POST", "/v1/grants", Codecs.RESERVE.encode(bytes), QUICK), Codecs.GRANT);
    }

    @Override
    public void release(String grant) {
        String name = URLEncoder.encode(grant, StandardCharsets.UTF_8);
        exchange.tell(small, Question.of("DELETE", "/v1/grants/" + name, NOTHING, QUICK));
    }

    @Override
    public void releaseAll() {
        exchange.tell(small, Question.of("DELETE", "/v1/grants", NOTHING, QUICK));
    }

    @Override
    public Set<ChunkId> missing(List<ChunkId> ids) {
        Question question = Question.of("POST", "/v1/chunks/missing", FrameWriter.idBytes(ids), WORK);
        return exchange.ask(
                small, question, reply -> new HashSet<>(FrameReader.ids(Exchange.message(reply), ids.size())));
    }

    @Override
    public void send(List<ChunkFrame> batch) {
        exchange.tell(bulk, new Question("PUT", "/v1/chunks", Map.of(), FrameWriter.body(batch), BULK));
    }

    @Override
    public List<byte[]> receive(List<ChunkId> ids) {
        Question question = Question.of("POST", "/v1/chunks/fetch", FrameWriter.idBytes(ids), WORK);
        return exchange.ask(bulk, question, reply -> readChunks(reply, ids));
    }

    private List<byte[]> readChunks(HttpReply reply, List<ChunkId> ids) throws IOException {
        FrameReader reader = new FrameReader(reply.body());
        List<byte[]> chunks = new ArrayList<>();
        try (Frames.Batch unpacker = frames.batch()) {
            for (Optional<ChunkFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                if (chunks.size() == ids.size() || !frame.get().id().equals(ids.get(chunks.size()))) {
                    throw new MalformedException("frames", "a chunk that was not asked for here");
                }
                chunks.add(unpacker.decode(frame.get()));
            }
        }
        if (chunks.isEmpty() && !ids.isEmpty()) {
            throw new MalformedException("frames", "none");
        }
        return chunks;
    }

    @Override
    public List<DeletedThing> deleted(CollectionId collection, int limit) {
        String path = "/v1/collections/" + collection.text() + "/deleted?limit=" + limit;
        return exchange.ask(small, Question.of("GET", path, NOTHING, WORK), Codecs.DELETED)
                .deleted();
    }

    @Override
    public Restored restore(CollectionId collection, RestoreOrder order) {
        String path = "/v1/collections/" + collection.text() + "/restored";
        return exchange.ask(small, Question.of("POST", path, Codecs.RESTORE.encode(order), BULK), Codecs.RESTORED);
    }

    @Override
    public void report(DeviceReport report) {
        exchange.tell(small, Question.of("POST", "/v1/report", Codecs.REPORT.encode(report), QUICK));
    }

    @Override
    public void leave() {
        exchange.tell(small, Question.of("DELETE", "/v1/devices/self", NOTHING, QUICK));
    }

    @Override
    public SealOrder sealOrder() {
        return exchange.ask(small, Question.of("GET", "/v1/orders", NOTHING, QUICK), Codecs.SEAL_ORDER);
    }

    @Override
    public void tell(SealWord word) {
        exchange.tell(small, Question.of("POST", "/v1/orders", Codecs.SEAL_WORD.encode(word), QUICK));
    }

    @Override
    public HintStream hints() {
        Duration patience = Protocol.HEARTBEAT.multipliedBy(3);
        try {
            return new EventStream(exchange.open(small, Question.of("GET", "/v1/hints", NOTHING, patience)), exchange);
        } catch (IOException e) {
            throw exchange.broken(e);
        }
    }
}
