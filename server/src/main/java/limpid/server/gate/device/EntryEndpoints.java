package limpid.server.gate.device;

import java.time.Instant;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Throttle;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Library;
import limpid.wire.json.Codecs;
import limpid.wire.message.Hello;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.Protocol;

/** What anybody may ask: who this server is, and to become a device of it by a code. */
final class EntryEndpoints {
    /** People mistype; programs that guess do not stop at ten. */
    private static final int FREE_TRIES = 10;

    private final Library library;
    private final ServerLabel label;
    private final Doorkeeper doorkeeper;
    private final Clock clock;
    private final Throttle throttle;

    EntryEndpoints(Library library, ServerLabel label, Doorkeeper doorkeeper, Clock clock) {
        this.library = library;
        this.label = label;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
        this.throttle = new Throttle(clock, FREE_TRIES);
    }

    /** Answers whatever protocol the other speaks: how else would it learn which one to speak. */
    Reply hello(Request request) {
        boolean setUp = !library.registry().homes().isEmpty();
        Hello hello = new Hello(
                library.serverId(),
                label.name(),
                label.version(),
                Protocol.VERSION,
                Protocol.VERSION,
                clock.now(),
                setUp);
        return Reply.json(200, Codecs.HELLO.encode(hello));
    }

    Reply join(Request request) {
        doorkeeper.checkProtocol(request);
        throttle.heldUntil(request.peer()).ifPresent(time -> {
            throw throttled(request.peer(), time);
        });
        JoinRequest join = Codecs.JOIN_REQUEST.decode(request.body().bytes());
        Optional<JoinReply> reply = Optional.empty();
        try {
            reply = Optional.of(library.registry().join(join));
        } finally {
            if (reply.isPresent()) {
                throttle.right(request.peer());
            } else {
                throttle.wrong(request.peer());
            }
        }
        return Reply.json(201, Codecs.JOIN_REPLY.encode(reply.get()));
    }

    private ReasonException throttled(String peer, Instant until) {
        Evidence seen = new Evidence("peer", peer, "", "gate", clock.now());
        return new ReasonException(Reason.of(ReasonCode.AUTH_THROTTLED, Subject.device(), clock.now(), seen)
                .retryAt(until));
    }
}
