package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;

/** What may hold back a whole device, each with its reason while it does. */
final class Gates {
    /** A clock that is wrong by more than this is a problem worth telling. */
    private static final Duration SKEW_MAX = Duration.ofMinutes(2);

    private Optional<Reason> memory = Optional.empty();
    private Optional<Reason> root = Optional.empty();
    private Optional<Reason> link = Optional.empty();
    private Optional<Reason> paused = Optional.empty();
    private Optional<Reason> conditions = Optional.empty();
    private Optional<Reason> policy = Optional.empty();
    private Optional<Reason> clock = Optional.empty();
    private Optional<Reason> blind = Optional.empty();
    private Optional<Reason> resync = Optional.empty();

    Optional<Reason> memory() {
        return memory;
    }

    /** What the device has to remember cannot be written. */
    void closeMemory(Reason why, Instant now) {
        memory = Optional.of(again(memory, why, now));
    }

    void openMemory() {
        memory = Optional.empty();
    }

    Optional<Reason> root() {
        return root;
    }

    /** The folder is not there, or is not the one that was joined. */
    void closeRoot(Reason why, Instant now) {
        root = Optional.of(again(root, why, now));
    }

    void openRoot() {
        root = Optional.empty();
    }

    Optional<Reason> link() {
        return link;
    }

    /** The server cannot be reached, or does not take this device. */
    void closeLink(Reason why, Instant now) {
        link = Optional.of(again(link, why, now));
    }

    void openLink() {
        link = Optional.empty();
    }

    /** Lets the next probe go out at once. */
    void hurryLink(Instant now) {
        link = link.map(reason -> reason.retryAt(now));
    }

    Optional<Reason> paused() {
        return paused;
    }

    /** {@code by}: who asked for it from another surface; empty for somebody at this device. */
    void pause(Optional<Instant> until, Optional<String> by, Instant since) {
        List<Evidence> seen = new ArrayList<>();
        seen.add(new Evidence("until", until.map(Instant::toString).orElse("resumed"), "", "person", since));
        by.ifPresent(who -> seen.add(new Evidence("by", who, "", "server", since)));
        paused = Optional.of(new Reason(ReasonCode.PAUSED, Subject.device(), since, seen, until, 1));
    }

    void resume() {
        paused = Optional.empty();
    }

    /** Why contents do not travel: the policy that holds them, or the condition that is not met. */
    Optional<Reason> conditions() {
        return policy.or(() -> conditions);
    }

    /** A policy holds contents back, or lets them go; the same one keeps its beginning. */
    void policy(Optional<Reason> holding) {
        boolean same = holding.map(reason -> reason.nextAttemptAt().equals(policy.flatMap(Reason::nextAttemptAt)))
                .orElse(false);
        policy = same ? policy : holding;
    }

    void conditions(Optional<Reason> holding) {
        conditions = holding;
    }

    Optional<Reason> resync() {
        return resync;
    }

    void closeForResync(Reason why) {
        resync = Optional.of(why);
    }

    void endResync() {
        resync = Optional.empty();
    }

    Optional<Reason> clock() {
        return clock;
    }

    /** Takes a reading of the server's clock against this device's. */
    void clockAhead(Duration ahead, Instant now) {
        if (ahead.abs().compareTo(SKEW_MAX) <= 0) {
            clock = Optional.empty();
            return;
        }
        Evidence difference = new Evidence(
                "difference-seconds", Long.toString(-ahead.toSeconds()), "at most 120", "server's Date", now);
        Evidence device =
                new Evidence("device-time", now.toString(), now.plus(ahead).toString(), "this device", now);
        Evidence server = new Evidence("server-time", now.plus(ahead).toString(), "", "server", now);
        Reason reason = Reason.of(ReasonCode.CLOCK_SKEW_DEVICE, Subject.device(), now, difference, device, server);
        clock = Optional.of(again(clock, reason, now));
    }

    Optional<Reason> blind() {
        return blind;
    }

    void blind(Optional<Reason> why) {
        blind = why;
    }

    /** When something here changes by time alone. */
    Optional<Instant> next() {
        Optional<Instant> device = earliest(nextClockLook(), root.flatMap(Reason::nextAttemptAt));
        return earliest(paused.flatMap(Reason::nextAttemptAt), earliest(nextProbe(), device));
    }

    /** When the clocks are compared again: a wrong one ends by itself when somebody sets it right. */
    Optional<Instant> nextClockLook() {
        return clock.flatMap(Reason::nextAttemptAt);
    }

    Optional<Instant> nextProbe() {
        return link.flatMap(Reason::nextAttemptAt);
    }

    static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }

    /** The same cause keeps its beginning and counts up; another one begins now. */
    private static Reason again(Optional<Reason> before, Reason met, Instant now) {
        boolean same = before.map(reason -> reason.code() == met.code()).orElse(false);
        int attempts = same ? before.get().attempts() + 1 : 1;
        Instant since = same ? before.get().since() : now;
        Instant next = met.nextAttemptAt().filter(now::isBefore).orElse(now.plus(Retry.after(attempts)));
        return new Reason(met.code(), met.subject(), since, met.evidence(), Optional.of(next), attempts);
    }
}
