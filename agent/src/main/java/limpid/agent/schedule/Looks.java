package limpid.agent.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which paths are to be looked at, and when. */
final class Looks {
    private final Map<String, Instant> due = new LinkedHashMap<>();

    /** These may be looked at from {@code at} on; an earlier moment that stands already stays. */
    void soon(Collection<String> paths, Instant at) {
        paths.forEach(path -> due.merge(path, at, (old, now) -> old.isBefore(now) ? old : now));
    }

    /** These are being written: not before {@code at}, whatever stood. */
    void later(Collection<String> paths, Instant at) {
        paths.forEach(path -> due.put(path, at));
    }

    /** Whether anything waits to be looked at: then nobody can say that the disk is known. */
    boolean isEmpty() {
        return due.isEmpty();
    }

    /** Whether this path, or one below it, waits to be looked at. */
    boolean isAwaited(String path) {
        return due.keySet().stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    /** Takes what is due now or within {@code gather}. */
    Set<String> take(Instant now, Duration gather) {
        if (due.values().stream().noneMatch(at -> !now.isBefore(at))) {
            return Set.of();
        }
        Set<String> taken = new LinkedHashSet<>();
        Iterator<Map.Entry<String, Instant>> each = due.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Instant> entry = each.next();
            if (!entry.getValue().isAfter(now.plus(gather))) {
                taken.add(entry.getKey());
                each.remove();
            }
        }
        return taken;
    }

    /** Forgets all, because everything is looked at. */
    void clear() {
        due.clear();
    }

    Optional<Instant> next() {
        return due.values().stream().min(Comparator.naturalOrder());
    }
}
