package limpid.proof.bench;

import java.util.List;

/**
 * One thing that is done and measured.
 *
 * @param name as the command line knows it
 * @param what is done, in a few words
 * @param targets what Limpid shall reach
 */
record Work(String name, String what, List<Target> targets) {
    Work {
        targets = List.copyOf(targets);
    }

    Work(String name, String what, Target... targets) {
        this(name, what, List.of(targets));
    }
}
