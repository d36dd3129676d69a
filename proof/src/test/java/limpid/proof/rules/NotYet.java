package limpid.proof.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What does not follow a rule yet, from a checked-in list: lines {@code rule subject}, {@code #} begins a comment. The list
 * may only shrink: a line whose breach is gone must go, too.
 */
final class NotYet {
    private final TreeMap<String, TreeSet<String>> subjects = new TreeMap<>();

    /** Reads a list from its text. */
    NotYet(String text) {
        text.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    var rule = line.split("\\s+", 2);
                    if (rule.length < 2) throw new IllegalArgumentException("needs a rule and a subject: " + line);
                    subjects.computeIfAbsent(rule[0], _ -> new TreeSet<>()).add(rule[1]);
                });
    }

    /** The checked-in list. */
    static NotYet checkedIn() {
        return new NotYet(House.text("proof/src/test/resources/limpid/proof/rules/not-yet.txt"));
    }

    /** The breaches of a rule that the list does not know, and its lines that have no breach any more. */
    List<Breach> judge(String rule, List<Breach> breaches) {
        var known = subjects.getOrDefault(rule, new TreeSet<>());
        var stale = new TreeSet<>(known);
        var left = new ArrayList<Breach>();
        for (var breach : breaches) {
            stale.remove(breach.subject());
            if (!known.contains(breach.subject())) left.add(breach);
        }
        stale.forEach(subject -> left.add(new Breach(subject, "is well now: take it off the list not-yet.txt")));
        return left;
    }

    /** The rules that have lines in the list. */
    Set<String> rules() {
        return new TreeSet<>(subjects.keySet());
    }
}
