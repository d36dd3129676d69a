package limpid.proof.sim;

import java.util.ArrayList;
import java.util.List;
import limpid.host.disk.SimDisk.Names;

/**
 * All that is decided beforehand of one simulated life. It is a list, not a stream of chance, so that parts can be left out
 * and the rest stays what it is.
 *
 * @param seed for what is not decided here: delays, ids, what a crash keeps
 * @param devices how names compare on each; their order gives their letters
 * @param rounds each ends with all faults mended and everybody at rest
 */
record History(long seed, List<Names> devices, List<Round> rounds) {
    /** The actor that is the server. */
    static final int SERVER = -1;

    History {
        devices = List.copyOf(devices);
        rounds = List.copyOf(rounds);
    }

    /** What happens between two rests, by time. */
    record Round(List<Entry> entries) {
        Round {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One thing that happens.
     *
     * @param millis after the round's beginning
     * @param actor a device, from 0, or {@link #SERVER}
     */
    record Entry(long millis, int actor, Act act) {}

    int size() {
        return rounds.stream().mapToInt(round -> round.entries().size()).sum();
    }

    /** The same without some entries; {@code keep} runs over all rounds. */
    History only(List<Boolean> keep) {
        List<Round> left = new ArrayList<>();
        int at = 0;
        for (Round round : rounds) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : round.entries()) {
                if (keep.get(at++)) {
                    entries.add(entry);
                }
            }
            left.add(new Round(entries));
        }
        return new History(seed, devices, left);
    }

    /** All entries, over all rounds. */
    List<Entry> entries() {
        return rounds.stream().flatMap(round -> round.entries().stream()).toList();
    }
}
