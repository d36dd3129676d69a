package limpid.server.gate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.task.DefectSink;
import limpid.host.time.Clock;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;
import limpid.wire.message.Headers;
import limpid.wire.message.MalformedException;

/** Turns what went wrong into reasons, and reasons into replies. Safe for all threads. */
final class Failures {
    private static final String SOURCE = "gate";

    private final ProblemCodec codec = new ProblemCodec(ReasonTexts.english());
    private final Clock clock;
    private final Chance chance;
    private final DefectSink defects;

    Failures(Clock clock, Chance chance, DefectSink defects) {
        this.clock = clock;
        this.chance = chance;
        this.defects = defects;
    }

    Reply reply(Problem problem) {
        Reply reply = Reply.of(problem.status(), Problem.MEDIA_TYPE, codec.encode(problem))
                .with("Cache-Control", "no-store");
        Optional<Instant> next = problem.reason().nextAttemptAt();
        if (next.isEmpty()) {
            return reply;
        }
        long seconds = Math.max(1, Duration.between(clock.now(), next.get()).toSeconds());
        return reply.with(Headers.RETRY_AFTER, Long.toString(seconds));
    }

    Reply reply(Reason reason) {
        return reply(Problem.of(reason));
    }

    Reason reason(ReasonCode code, String what, String observed, String required) {
        return Reason.of(code, server(), clock.now(), new Evidence(what, observed, required, SOURCE, clock.now()));
    }

    Reason malformed(MalformedException e) {
        return Reason.of(
                ReasonCode.REQUEST_MALFORMED,
                server(),
                clock.now(),
                new Evidence("field", e.field(), "", SOURCE, clock.now()),
                new Evidence("flaw", e.flaw(), "", SOURCE, clock.now()));
    }

    ReasonException tooLarge(long bytes, int bytesMax) {
        String observed = bytes < 0 ? "more than " + bytesMax : Long.toString(bytes);
        return new ReasonException(reason(ReasonCode.REQUEST_TOO_LARGE, "body-bytes", observed, "at most " + bytesMax));
    }

    long nanos() {
        return clock.nanos();
    }

    ReasonException tooSlow(long bytes, long seconds) {
        String observed = bytes + " in " + seconds + " s";
        return new ReasonException(reason(ReasonCode.TRANSFER_STALLED, "body-bytes", observed, "more"));
    }

    /** A body that stopped coming: the peer fell silent, or went. */
    ReasonException broken(IOException e) {
        boolean silent = e instanceof InterruptedIOException || e.getCause() instanceof TimeoutException;
        ReasonCode code = silent ? ReasonCode.TRANSFER_STALLED : ReasonCode.TRANSFER_INTERRUPTED;
        return new ReasonException(reason(code, "error", String.valueOf(e.getMessage()), ""), e);
    }

    /** The server is stopping: whoever asks shall come again soon, for restarts are short. */
    Reason stopping() {
        return reason(ReasonCode.SHUTTING_DOWN, "state", "stopping", "running")
                .retryAt(clock.now().plusSeconds(2));
    }

    /** Records a defect under an id that the reply tells, so that a person can find one by the other. */
    Reason defect(String where, Throwable cause) {
        String id = HexFormat.of().formatHex(chance.bytes(6));
        defects.defect(where + " " + id, cause);
        return reason(ReasonCode.INTERNAL_DEFECT, "defect-id", id, "");
    }

    private static Subject server() {
        return Subject.server("");
    }
}
