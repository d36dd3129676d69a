package limpid.core.reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which transitions lead from the reasons that held to those that hold. Pure; the journals share it. */
public final class ReasonChanges {
    private ReasonChanges() {}

    private record Key(ReasonCode code, Subject subject) {
        static Key of(Reason reason) {
            return new Key(reason.code(), reason.subject());
        }
    }

    /** The transitions: ended ones first, in the order of {@code before}, then those of {@code now} in its order. */
    public static List<ReasonTransition> between(List<Reason> before, List<Reason> holding, Instant now) {
        var old = byKey(before);
        var current = byKey(holding);
        var transitions = new ArrayList<ReasonTransition>();
        old.forEach((key, reason) -> {
            if (!current.containsKey(key)) {
                transitions.add(new ReasonTransition(ReasonTransition.Kind.ENDED, reason, now));
            }
        });
        current.forEach((key, reason) -> {
            var known = old.get(key);
            if (known == null) {
                transitions.add(new ReasonTransition(ReasonTransition.Kind.BEGAN, reason, now));
            } else if (!sameEvidence(known, reason)) {
                transitions.add(new ReasonTransition(ReasonTransition.Kind.CHANGED, continued(known, reason), now));
            }
        });
        return List.copyOf(transitions);
    }

    /** {@code holding} with the times at which those that held before began. */
    public static List<Reason> continued(List<Reason> before, List<Reason> holding) {
        var old = byKey(before);
        return byKey(holding).values().stream()
                .map(reason -> {
                    var known = old.get(Key.of(reason));
                    return known == null ? reason : continued(known, reason);
                })
                .toList();
    }

    private static Reason continued(Reason before, Reason now) {
        return new Reason(
                now.code(), now.subject(), before.since(), now.evidence(), now.nextAttemptAt(), now.attempts());
    }

    private static Map<Key, Reason> byKey(List<Reason> reasons) {
        var map = new LinkedHashMap<Key, Reason>();
        reasons.forEach(reason -> map.putIfAbsent(Key.of(reason), reason));
        return map;
    }

    /** When something was seen does not matter, only what. */
    private static boolean sameEvidence(Reason left, Reason right) {
        return seen(left).equals(seen(right));
    }

    private static List<List<String>> seen(Reason reason) {
        return reason.evidence().stream()
                .map(e -> List.of(e.what(), e.observed(), e.required(), e.source()))
                .toList();
    }
}
