package limpid.doctor.check;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;

/** What one check saw. */
public sealed interface Finding {
    /**
     * All is well.
     *
     * @param evidence what shows it
     */
    record Healthy(List<Evidence> evidence) implements Finding {
        public Healthy {
            evidence = List.copyOf(evidence);
        }

        /** Well, as these show. */
        public static Healthy because(Evidence... evidence) {
            return new Healthy(List.of(evidence));
        }
    }

    /**
     * Something is the matter.
     *
     * @param held one or more causes, each with what it holds up
     */
    record Problem(List<Held> held) implements Finding {
        public Problem {
            held = List.copyOf(held);
            if (held.isEmpty()) {
                throw new IllegalArgumentException("a problem has a reason");
            }
        }

        /** One cause that is not about single items. */
        public static Problem of(Reason reason) {
            return new Problem(List.of(new Held(reason, 0, List.of())));
        }
    }

    /**
     * Nobody looked, so nothing is known.
     *
     * @param why in words for people
     * @param need the check that is not healthy, without which this one makes no sense; empty if that is not why
     */
    record NotChecked(String why, Optional<String> need) implements Finding {
        /** Not looked at, for a reason of its own. */
        public NotChecked(String why) {
            this(why, Optional.empty());
        }
    }

    /**
     * A cause and what waits for its end.
     *
     * @param items how many items wait; 0 if it is not about items
     * @param sample paths of a few of them
     */
    record Held(Reason reason, long items, List<String> sample) {
        public Held {
            sample = List.copyOf(sample);
        }
    }
}
