package limpid.doctor.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;

/**
 * Runs checks: those that need nothing first and beside each other, then those whose needs turned out healthy. A check
 * whose need is not healthy is not run; the need says what is the matter.
 */
public final class Examination {
    /** The longest that one round may take: a person waits for this. */
    public static final Duration ROUND = Duration.ofSeconds(6);

    private final Workers workers;
    private final Clock clock;

    public Examination(Workers workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    /** Runs all of {@code checks}; the results come in their order. */
    public List<Examined> run(List<Check> checks) throws InterruptedException {
        var done = new LinkedHashMap<String, Examined>();
        var open = new ArrayList<>(checks);
        while (!open.isEmpty()) {
            var ready =
                    open.stream().filter(check -> decided(check, checks, done)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("checks that need each other: " + ids(open));
            }
            open.removeAll(ready);
            round(ready, done);
        }
        return checks.stream()
                .flatMap(check -> Optional.ofNullable(done.get(check.id())).stream())
                .toList();
    }

    /** A need that is not among the checks at all counts as healthy: somebody chose to leave it out. */
    private static boolean decided(Check check, List<Check> all, Map<String, Examined> done) {
        var ids = ids(all);
        return check.needs().stream().allMatch(need -> done.containsKey(need) || !ids.contains(need));
    }

    private void round(List<Check> ready, Map<String, Examined> done) throws InterruptedException {
        var able = new ArrayList<Check>();
        for (var check : ready) {
            var hindrance = hindrance(check, done);
            if (hindrance.isPresent()) {
                var why = "it makes sense only when this is well: "
                        + hindrance.get().title();
                var finding =
                        new Finding.NotChecked(why, Optional.of(hindrance.get().id()));
                done.put(check.id(), new Examined(check.id(), check.title(), finding, 0));
            } else {
                able.add(check);
            }
        }
        var results = workers.doAll(able.stream().map(this::piece).toList(), ROUND);
        for (int i = 0; i < able.size(); i++) {
            var check = able.get(i);
            done.put(check.id(), results.get(i).orElseGet(() -> late(check)));
        }
    }

    private static Optional<Examined> hindrance(Check check, Map<String, Examined> done) {
        return check.needs().stream()
                .flatMap(need -> Optional.ofNullable(done.get(need)).stream())
                .filter(examined -> !(examined.finding() instanceof Finding.Healthy))
                .findFirst();
    }

    private Supplier<Examined> piece(Check check) {
        return () -> {
            long began = clock.nanos();
            var finding = look(check);
            return new Examined(check.id(), check.title(), finding, (clock.nanos() - began) / 1_000_000);
        };
    }

    private static Finding look(Check check) {
        try {
            return check.look();
        } catch (ReasonException e) {
            return Finding.Problem.of(e.reason());
        }
    }

    private static Examined late(Check check) {
        return new Examined(check.id(), check.title(), check.late(ROUND), ROUND.toMillis());
    }

    private static List<String> ids(List<Check> checks) {
        return checks.stream().map(Check::id).toList();
    }
}
