package limpid.agent.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.ItemId;
import limpid.core.reason.ClearingEvent;
import limpid.core.reason.Reason;

/** Items that failed, why, and when they are tried again. One bad item holds up nobody but itself. */
final class Blocks {
    private final Map<ItemId, Reason> reasons = new LinkedHashMap<>();

    /** Notes a failure. The same cause as before keeps its beginning and counts up. */
    void failed(ItemId item, Reason met, Instant now) {
        Optional<Reason> before = reason(item).filter(old -> old.code() == met.code());
        int attempts = before.map(old -> old.attempts() + 1).orElse(1);
        Instant since = before.map(Reason::since).orElse(now);
        reasons.put(
                item,
                new Reason(
                        met.code(),
                        met.subject(),
                        since,
                        met.evidence(),
                        Optional.of(now.plus(Retry.after(attempts))),
                        attempts));
    }

    /** Whether it must not be tried now. */
    boolean holds(ItemId item, Instant now) {
        Reason reason = reasons.get(item);
        return reason != null && reason.nextAttemptAt().map(now::isBefore).orElse(true);
    }

    Optional<Reason> reason(ItemId item) {
        return Optional.ofNullable(reasons.get(item));
    }

    /** It went well, or what it was about is no more. */
    void clear(ItemId item) {
        reasons.remove(item);
    }

    /** Ends all waits that {@code event} ends, and says for which items. */
    List<ItemId> clearedBy(ClearingEvent event) {
        List<ItemId> cleared = new ArrayList<>();
        reasons.forEach((item, reason) -> {
            if (reason.code().clearsOn().contains(event)) {
                cleared.add(item);
            }
        });
        cleared.forEach(reasons::remove);
        return cleared;
    }

    /** The items whose time to be tried again has come, not before it came; the reason stays until they fare well. */
    List<ItemId> due(Instant now) {
        List<ItemId> due = new ArrayList<>();
        reasons.forEach((item, reason) -> {
            if (reason.nextAttemptAt().map(at -> !now.isBefore(at)).orElse(false)) {
                due.add(item);
            }
        });
        return due;
    }

    /** When the next one is due. */
    Optional<Instant> next(Instant now) {
        return reasons.values().stream()
                .flatMap(reason -> reason.nextAttemptAt().stream())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }
}
