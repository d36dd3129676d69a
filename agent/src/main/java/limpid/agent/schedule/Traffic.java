package limpid.agent.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import limpid.core.id.ItemId;

/** The jobs under way, which items are in them, and which folders they write into. */
final class Traffic {
    /** What a running job is for, besides its items. */
    enum Purpose {
        LOOK,
        LOOK_ALL,
        PULL,
        PROBE,
        UPLOAD,
        SEND,
        FETCH,
        ARRANGE,
        RELEASE,
        RELEASE_ALL
    }

    private record Running(Purpose purpose, Set<ItemId> items, Set<ItemId> folders) {}

    private final Map<Long, Running> jobs = new LinkedHashMap<>();
    private final Map<ItemId, Purpose> items = new HashMap<>();
    private final Map<ItemId, Integer> writers = new HashMap<>();
    private final Map<ItemId, Long> written = new HashMap<>();
    private long lastNumber;

    /** A number for a job that begins. */
    long begin(Purpose purpose, Set<ItemId> involved, Set<ItemId> folders) {
        lastNumber++;
        jobs.put(lastNumber, new Running(purpose, involved, folders));
        involved.forEach(item -> items.put(item, purpose));
        folders.forEach(folder -> writers.merge(folder, 1, Integer::sum));
        return lastNumber;
    }

    /** Ends a job; empty if it is not one that runs. Returns the items that were in it. */
    Optional<Set<ItemId>> end(long number, long tick) {
        Running job = jobs.remove(number);
        if (job == null) {
            return Optional.empty();
        }
        job.items().forEach(items::remove);
        for (ItemId folder : job.folders()) {
            writers.computeIfPresent(folder, (key, count) -> count == 1 ? 0 : count - 1);
            writers.remove(folder, 0);
            written.put(folder, tick);
        }
        return Optional.of(job.items());
    }

    /** What a running job is for. */
    Optional<Purpose> purpose(long number) {
        return Optional.ofNullable(jobs.get(number)).map(Running::purpose);
    }

    /** What is being done with an item. */
    Optional<Purpose> with(ItemId item) {
        return Optional.ofNullable(items.get(item));
    }

    int running(Purpose purpose) {
        return (int)
                jobs.values().stream().filter(job -> job.purpose() == purpose).count();
    }

    boolean isIdle() {
        return jobs.isEmpty();
    }

    /** Whether a look that began at {@code tick} may have missed or half seen what was written into a folder. */
    boolean unsure(ItemId folder, long tick) {
        return writers.containsKey(folder) || written.getOrDefault(folder, -1L) >= tick;
    }

    /** Whether a running job writes into one of these folders. */
    boolean writesInto(Predicate<ItemId> folders) {
        return writers.keySet().stream().anyMatch(folders);
    }

    /** Forgets when folders were written, once no look runs that could have missed it. */
    void noLooks() {
        if (running(Purpose.LOOK) + running(Purpose.LOOK_ALL) == 0) {
            written.clear();
        }
    }
}
