package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.reason.Reason;

/** What becomes due by time alone, and when the engine must be woken for it. */
final class Timers {
    /** What is due already waits for a job that runs; its end calls, and this is for safety. */
    private static final long SOON_MILLIS = 10;

    /** How long an order from afar may wait if the hint of it was lost. */
    private static final Duration ASK_FOR_ORDERS = Duration.ofMinutes(5);

    private final Situation at;

    Timers(Situation at) {
        this.at = at;
    }

    /** Whether a pause has lasted as long as it was asked for. */
    boolean isPauseOver() {
        return at.gates
                .paused()
                .flatMap(Reason::nextAttemptAt)
                .map(end -> !at.now.isBefore(end))
                .orElse(false);
    }

    /** Wants what is due by now. */
    void run() {
        at.blocks.due(at.now).forEach(at.board::stain);
        if (at.gates.nextClockLook().map(due -> !at.now.isBefore(due)).orElse(false)) {
            at.probeWanted = true;
        }
        if (isDue(at.lastScanEnded, rescan())) {
            at.scanWanted = true;
        }
        if (isDue(at.lastPull, at.settings.pace().pull()) && at.gates.link().isEmpty()) {
            at.pullWanted = true;
        }
        if (isDue(at.lastProbe, ASK_FOR_ORDERS) && at.gates.link().isEmpty()) {
            at.probeWanted = true;
        }
        askForProof();
        lookAtTroubles();
    }

    private void askForProof() {
        boolean sending = at.traffic.running(Traffic.Purpose.SEND) + at.traffic.running(Traffic.Purpose.UPLOAD) > 0;
        boolean pulling = at.traffic.running(Traffic.Purpose.PULL) > 0;
        if (at.caughtUp
                && at.digestEqual.isEmpty()
                && !pulling
                && !sending
                && at.gates.link().isEmpty()) {
            // After a row of commits, the proof that both sides are alike.
            at.pullWanted = true;
        }
        if (!at.ownSeqs.isEmpty() && !sending && !pulling && at.gates.link().isEmpty()) {
            // Somebody else's changes came between the own ones.
            at.pullWanted = true;
        }
    }

    private void lookAtTroubles() {
        if (at.troubles.isEmpty()) {
            at.lastTroubleLook = Optional.empty();
        } else if (at.lastTroubleLook.isEmpty()) {
            at.lastTroubleLook = Optional.of(at.now);
        } else if (isDue(at.lastTroubleLook, Retry.after(4))) {
            at.lastTroubleLook = Optional.of(at.now);
            at.looks.soon(at.troubles.keySet(), at.now);
        }
    }

    private Duration rescan() {
        EngineSettings.Pace pace = at.settings.pace();
        return at.gates.blind().isPresent() ? pace.rescanBlind() : pace.rescan();
    }

    private boolean isDue(Optional<Instant> last, Duration every) {
        return last.map(then -> !at.now.isBefore(then.plus(every))).orElse(false);
    }

    /** When the server is asked again without a hint; while it cannot be asked, the gate of the link says when. */
    private Optional<Instant> nextQuestion() {
        return Gates.earliest(
                        at.lastPull.map(then -> then.plus(at.settings.pace().pull())),
                        at.lastProbe.map(then -> then.plus(ASK_FOR_ORDERS)))
                .filter(_ -> at.gates.link().isEmpty());
    }

    /** When something becomes due next, if nothing happens before. */
    Optional<Instant> wakeAt() {
        EngineSettings.Pace pace = at.settings.pace();
        Instant soon = at.now.plusMillis(SOON_MILLIS);
        return Stream.of(
                        at.looks.next(),
                        at.blocks.next(at.now),
                        at.gates.next(),
                        at.policies.next(at.now),
                        at.lastScanEnded.map(then -> then.plus(rescan())),
                        nextQuestion(),
                        Optional.of(at.now.plus(pace.deletionGrace())).filter(_ -> at.deletions.pending() > 0),
                        at.lastTroubleLook.map(then -> then.plus(Retry.after(4))))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(when -> when.isBefore(soon) ? soon : when);
    }
}
