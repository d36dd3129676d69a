package limpid.agent.schedule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.core.id.ItemId;

/** The present step of every item that is not in step, who waits on whom, and who must be looked at again. */
final class Board {
    /** What kind of job a step needs. */
    enum Queue {
        UPLOAD,
        COMMIT,
        FETCH,
        ARRANGE
    }

    private final Map<ItemId, Step> steps = new LinkedHashMap<>();
    private final Map<Queue, Set<ItemId>> queues = new EnumMap<>(Queue.class);
    private final Map<ItemId, Set<ItemId>> waiters = new HashMap<>();
    private final Set<ItemId> dirty = new LinkedHashSet<>();

    Board() {
        for (Queue queue : Queue.values()) {
            queues.put(queue, new LinkedHashSet<>());
        }
    }

    private Set<ItemId> set(Queue queue) {
        return Objects.requireNonNull(queues.get(queue), "every queue has its set");
    }

    /** An item's step must be found anew, and the steps of all who wait on it, be it by way of others. */
    void stain(ItemId item) {
        Deque<ItemId> reached = new ArrayDeque<>(List.of(item));
        while (!reached.isEmpty()) {
            ItemId next = reached.pop();
            dirty.add(next);
            Set<ItemId> waiting = waiters.remove(next);
            if (waiting != null) {
                reached.addAll(waiting);
            }
        }
    }

    /** Takes one item whose step must be found anew. */
    Optional<ItemId> takeStained() {
        Optional<ItemId> first = dirty.stream().findFirst();
        first.ifPresent(dirty::remove);
        return first;
    }

    /** Sets an item's step, and the queue it stands in; neither when it is in step. */
    void set(ItemId item, Optional<Step> step, Optional<Queue> queue) {
        queues.values().forEach(each -> each.remove(item));
        if (step.isEmpty()) {
            steps.remove(item);
            return;
        }
        steps.put(item, step.get());
        queue.ifPresent(each -> set(each).add(item));
        waitsOn(step.get()).ifPresent(on -> waiters.computeIfAbsent(on, key -> new LinkedHashSet<>())
                .add(item));
    }

    private static Optional<ItemId> waitsOn(Step step) {
        return switch (step) {
            case Step.Wait wait -> Optional.of(wait.on());
            case Step.Blocked blocked -> Optional.of(blocked.on());
            case Step.Forget _,
                    Step.Agree _,
                    Step.Read _,
                    Step.Push _,
                    Step.PushDelete _,
                    Step.Fetch _,
                    Step.MakeFolder _,
                    Step.Move _,
                    Step.Exchange _,
                    Step.SetAttributes _,
                    Step.Trash _,
                    Step.Detach _,
                    Step.Adopt _,
                    Step.SetAside _ -> Optional.empty();
        };
    }

    /** The items that stand in a queue, in order, as a view: steps are set only after it was walked through. */
    Collection<ItemId> queued(Queue queue) {
        return Collections.unmodifiableCollection(set(queue));
    }

    Optional<Step> step(ItemId item) {
        return Optional.ofNullable(steps.get(item));
    }

    Map<ItemId, Step> steps() {
        return Collections.unmodifiableMap(steps);
    }

    boolean isClear() {
        return steps.isEmpty() && dirty.isEmpty();
    }
}
