package limpid.doctor.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import limpid.core.reason.Precedence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.check.Finding.Held;

/**
 * What is the matter, and what was looked at.
 *
 * @param causes in order of rank; empty if nothing is the matter
 * @param checks all checks, with what each saw
 */
public record Diagnosis(List<Cause> causes, List<Examined> checks) {
    /** More paths than these help nobody; {@code limpid status} lists all. */
    private static final int SAMPLE_MAX = 5;

    public Diagnosis {
        causes = List.copyOf(causes);
        checks = List.copyOf(checks);
    }

    /** Whether nothing is the matter. Checks that were not made do not speak for or against. */
    public boolean isHealthy() {
        return causes.isEmpty();
    }

    /** The checks that nobody made. */
    public List<Examined> notChecked() {
        return checks.stream()
                .filter(examined -> examined.finding() instanceof Finding.NotChecked)
                .toList();
    }

    /**
     * Ranks what was found. Reasons with one code are one cause; one that another one hides, directly or by way of others
     * that were found too, is its symptom.
     */
    public static Diagnosis of(List<Examined> checks) {
        var byCode = new TreeMap<ReasonCode, List<Held>>();
        for (var examined : checks) {
            if (examined.finding() instanceof Finding.Problem(var held)) {
                for (var one : held) {
                    var code = one.reason().code();
                    byCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return new Diagnosis(ranked(byCode), checks);
    }

    private static List<Cause> ranked(Map<ReasonCode, List<Held>> byCode) {
        var hidden = EnumSet.noneOf(ReasonCode.class);
        byCode.keySet().forEach(code -> hidden.addAll(code.hides()));
        var causes = new ArrayList<Cause>();
        byCode.forEach((code, held) -> {
            if (!hidden.contains(code)) {
                causes.add(cause(causes.size() + 1, held, symptoms(code, byCode.keySet())));
            }
        });
        return causes;
    }

    private static List<ReasonCode> symptoms(ReasonCode cause, Set<ReasonCode> present) {
        var found = EnumSet.noneOf(ReasonCode.class);
        var open = new ArrayDeque<>(cause.hides());
        while (!open.isEmpty()) {
            var code = open.pop();
            if (present.contains(code) && found.add(code)) {
                open.addAll(code.hides());
            }
        }
        return List.copyOf(found);
    }

    /** Several checks may meet one cause: the one with most to show speaks for it, since the earliest of them. */
    private static Cause cause(int rank, List<Held> held, List<ReasonCode> hides) {
        var reasons = held.stream().map(Held::reason).sorted(Precedence.order()).toList();
        var earliest = reasons.getFirst().since();
        var fullest = Collections.max(
                reasons, Comparator.comparingInt(reason -> reason.evidence().size()));
        var spokesman = new Reason(
                fullest.code(),
                fullest.subject(),
                earliest,
                fullest.evidence(),
                fullest.nextAttemptAt(),
                fullest.attempts());
        long items = held.stream().mapToLong(Held::items).sum();
        var sample = held.stream()
                .flatMap(one -> one.sample().stream())
                .distinct()
                .limit(SAMPLE_MAX)
                .toList();
        return new Cause(rank, spokesman, hides, items, sample);
    }
}
