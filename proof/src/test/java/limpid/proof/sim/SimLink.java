package limpid.proof.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import limpid.core.change.ChangeToken;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.wire.frame.Frames;
import limpid.wire.json.Codecs;
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

/** A link that calls the library, over a way that loses, doubles and delays. What is said goes through the real JSON. */
final class SimLink implements Link {
    private final World world;
    private final SimAgent agent;
    private final Runnable beforeCall;
    private final Clock clock;
    private final FlawedDevice flawed;

    /** {@code beforeCall} lets the program die at a call, or refuses to go on for one that died. */
    SimLink(World world, SimAgent agent, Runnable beforeCall) {
        this.world = world;
        this.agent = agent;
        this.beforeCall = beforeCall;
        this.clock = agent.clock;
        this.flawed = new FlawedDevice(world, world.calls::commit);
    }

    private interface Question<T> {
        T ask(Library library, Caller caller);
    }

    private <T> T call(Question<T> question) {
        beforeCall.run();
        Network network = agent.network;
        int cuts = network.cuts();
        world.happenings.pass(world.oneWayNanos());
        if (network.isCut()) {
            throw failure(ReasonCode.OFFLINE);
        }
        if (!world.server.isUp()) {
            throw failure(ReasonCode.SERVER_UNREACHABLE);
        }
        if (network.loseRequest.strikes()) {
            throw failure(ReasonCode.TRANSFER_INTERRUPTED);
        }
        T answer = served(question);
        if (network.doubled.strikes()) {
            repeated(question);
        }
        world.happenings.pass(world.oneWayNanos());
        beforeCall.run();
        if (network.loseAnswer.strikes() || cuts != network.cuts()) {
            throw failure(ReasonCode.TRANSFER_INTERRUPTED);
        }
        return answer;
    }

    private <T> T served(Question<T> question) {
        try {
            Library library = world.server.library();
            return question.ask(library, world.server.caller(agent.secret()));
        } catch (SimCrash death) {
            world.serverDied();
            throw failure(ReasonCode.TRANSFER_INTERRUPTED);
        }
    }

    /** Nobody hears the answer to a request that the network doubled. */
    private <T> void repeated(Question<T> question) {
        try {
            served(question);
        } catch (ReasonException unheard) {
            world.note(
                    agent,
                    "hears not that a doubled request failed with",
                    unheard.reason().code());
        }
    }

    private ReasonException failure(ReasonCode code) {
        return new ReasonException(Reason.of(code, Subject.server("sim"), clock.now()));
    }

    @Override
    public Hello hello() {
        return call((library, caller) ->
                new Hello(library.serverId(), "sim", "0.1.0", 1, 1, world.server.clock.now(), true));
    }

    @Override
    public DeviceState state() {
        return call((library, caller) -> library.state(caller));
    }

    @Override
    public ChangesPage changes(CollectionId collection, Optional<ChangeToken> since, int limit) {
        int most = world.pageLimit(limit);
        return call((library, caller) -> again(
                world.calls.changes(caller, since, most), page -> Codecs.CHANGES.decode(Codecs.CHANGES.encode(page))));
    }

    @Override
    public CommitReply commit(CollectionId collection, String key, Commit commit) {
        Commit sent = again(commit, it -> Codecs.COMMIT.decode(Codecs.COMMIT.encode(it)));
        return call((library, caller) -> flawed.commit(caller, key, sent));
    }

    /** Now and then, what is said makes the detour that it would make on a real wire. */
    private <T> T again(T message, Function<T, T> detour) {
        return world.isDetour() ? detour.apply(message) : message;
    }

    @Override
    public Grant reserve(long bytes) {
        return call((library, caller) -> world.calls.reserve(caller, bytes));
    }

    @Override
    public void release(String grant) {
        call((library, caller) -> {
            library.release(caller, grant);
            return grant;
        });
    }

    @Override
    public void releaseAll() {
        call((library, caller) -> {
            library.releaseAll(caller);
            return caller;
        });
    }

    @Override
    public Set<ChunkId> missing(List<ChunkId> ids) {
        return call((library, caller) -> {
            Set<ChunkId> missing = library.missing(caller, ids);
            world.calls.took(ids.stream().filter(id -> !missing.contains(id)).toList());
            return missing;
        });
    }

    @Override
    public void send(List<ChunkFrame> frames) {
        call((library, caller) -> {
            library.store(caller, frames);
            world.calls.took(frames.stream().map(ChunkFrame::id).toList());
            return frames;
        });
    }

    @Override
    public List<byte[]> receive(List<ChunkId> ids) {
        List<ChunkFrame> frames = call((library, caller) -> library.fetch(caller, ids));
        List<byte[]> chunks = new ArrayList<>();
        for (ChunkFrame frame : frames) {
            chunks.add(new Frames(clock).decode(frame));
        }
        return chunks;
    }

    @Override
    public List<DeletedThing> deleted(CollectionId collection, int limit) {
        return call((library, caller) -> library.history()
                .deleted(caller, collection, Optional.empty(), limit)
                .deleted());
    }

    @Override
    public Restored restore(CollectionId collection, RestoreOrder order) {
        return call((library, caller) -> library.history().restore(caller, collection, order));
    }

    @Override
    public void report(DeviceReport report) {
        call((library, caller) -> {
            library.report(caller, report);
            return report;
        });
    }

    @Override
    public void leave() {
        throw new IllegalStateException("nobody leaves");
    }

    @Override
    public SealOrder sealOrder() {
        throw new IllegalStateException("nobody loses a device");
    }

    @Override
    public void tell(SealWord word) {
        throw new IllegalStateException("nobody loses a device");
    }

    @Override
    public HintStream hints() {
        throw new IllegalStateException("hints come as events");
    }
}
