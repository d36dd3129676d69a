package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.id.ItemId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;

/** What vanished from the disk and is not yet deleted on the server: since when, and whether it must be confirmed. */
final class Deletions {
    /** Deletions that trickle in are one event to the guard when they come within this time. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Memory memory;
    private final Map<ItemId, Gone> vanished = new LinkedHashMap<>();
    private final Set<ItemId> confirmed = new HashSet<>();
    /** What was confirmed in the run before, until this one has looked. */
    private final Map<ItemId, Long> recalled = new HashMap<>();

    private final Deque<Instant> sent = new ArrayDeque<>();
    private Optional<Instant> heldSince = Optional.empty();

    /** Something that is gone: since when, and which version of it the server has. */
    private record Gone(Instant since, long version) {}

    Deletions(Memory memory) {
        this.memory = memory;
    }

    /** Takes over what was confirmed in the run before. */
    void recall(Map<ItemId, Long> versions) {
        recalled.putAll(versions);
    }

    void vanished(ItemId item, long version, Instant now) {
        Instant since = since(item).orElse(now);
        vanished.put(item, new Gone(since, version));
        if (Long.valueOf(version).equals(recalled.get(item))) {
            recalled.remove(item);
            confirmed.add(item);
        }
    }

    /** It is there again, or gone for good. */
    void settled(ItemId item) {
        vanished.remove(item);
        if (confirmed.remove(item)) {
            memory.fact(Facts.confirmed(item), "");
        }
    }

    /** Everything was looked at: what was confirmed before and is not gone any more is nothing that a person has seen since. */
    void allSeen() {
        recalled.keySet().forEach(item -> memory.fact(Facts.confirmed(item), ""));
        recalled.clear();
    }

    void sent(ItemId item, Instant now) {
        if (!confirmed.contains(item)) {
            sent.addLast(now);
        }
    }

    /** A person wants all that is gone now to be deleted everywhere, also by a later run of the program. */
    void confirmAll() {
        vanished.forEach((item, gone) -> {
            if (confirmed.add(item)) {
                memory.fact(Facts.confirmed(item), Long.toString(gone.version()));
            }
        });
        heldSince = Optional.empty();
    }

    boolean isConfirmed(ItemId item) {
        return confirmed.contains(item);
    }

    /** Since when it is gone. */
    Optional<Instant> since(ItemId item) {
        return Optional.ofNullable(vanished.get(item)).map(Gone::since);
    }

    /** What is gone and waits to be confirmed, or only for its turn. */
    List<ItemId> unconfirmed() {
        return vanished.keySet().stream()
                .filter(item -> !confirmed.contains(item))
                .toList();
    }

    int pending() {
        return vanished.size() - confirmed.size();
    }

    /** Why deletions wait for a person; empty if they need not. */
    Optional<Reason> held(int items, Instant now) {
        while (!sent.isEmpty() && sent.getFirst().plus(WINDOW).isBefore(now)) {
            sent.removeFirst();
        }
        int pending = pending();
        if (pending <= 0 || !BulkGuard.holds(pending + sent.size(), items + sent.size())) {
            heldSince = Optional.empty();
            return Optional.empty();
        }
        heldSince = heldSince.or(() -> Optional.of(now));
        String limit = "at most " + BulkGuard.ITEMS_MAX + ", or " + BulkGuard.PERCENT_MAX + " %";
        return Optional.of(Reason.of(
                ReasonCode.MASS_DELETE_GUARD,
                Subject.device(),
                heldSince.get(),
                new Evidence("deletions", Integer.toString(pending), limit, "local tree", now),
                new Evidence("items", Integer.toString(items), "", "local tree", now)));
    }
}
