package limpid.agent.schedule;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import limpid.agent.state.Position;
import limpid.wire.message.CommitHead;
import limpid.wire.message.CommitReply.Committed;

/**
 * The stretches of the server's history that this device wrote itself. Sequences have no gaps, so a stretch that begins
 * right after what is known needs no question: nobody else can have come between.
 */
final class OwnHistory {
    /** Stretches that wait for a page of changes to come up to them; more would not be worth keeping. */
    private static final int STRETCHES_MAX = 64;

    private final TreeMap<Long, CommitHead> byFirst = new TreeMap<>();

    /** Notes a commit that was answered. */
    void add(Committed done) {
        done.head().ifPresent(head -> {
            long first = begin(done, head.seq());
            if (first <= head.seq()) {
                byFirst.put(first, head);
            }
            if (byFirst.size() > STRETCHES_MAX) {
                byFirst.pollFirstEntry();
            }
        });
    }

    /**
     * The first sequence of the unbroken stretch among the items that ends at {@code last}; items that were as wanted
     * already keep their old sequences, which lie before it.
     */
    private static long begin(Committed done, long last) {
        Set<Long> seqs = new HashSet<>();
        done.items().forEach(item -> seqs.add(item.seq()));
        long begin = last + 1;
        while (seqs.contains(begin - 1)) {
            begin--;
        }
        return begin;
    }

    /** Where a device that knows all up to {@code known} stands with its own commits; empty if that is no further. */
    Optional<CommitHead> beyond(Position known) {
        Optional<CommitHead> found = Optional.empty();
        long seq = known.seq();
        Iterator<Map.Entry<Long, CommitHead>> each = byFirst.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, CommitHead> stretch = each.next();
            CommitHead head = stretch.getValue();
            if (stretch.getKey() > seq + 1) {
                break;
            }
            each.remove();
            if (head.epoch().equals(known.epoch()) && head.seq() > seq) {
                seq = head.seq();
                found = Optional.of(head);
            }
        }
        return found;
    }

    void clear() {
        byFirst.clear();
    }
}
