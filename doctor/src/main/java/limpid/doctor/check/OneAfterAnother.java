package limpid.doctor.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.host.time.Clock;

/** Works in turn, on the caller's thread. Cannot interrupt a piece; after the deadline it begins no other. */
public final class OneAfterAnother implements Workers {
    private final Clock clock;

    public OneAfterAnother(Clock clock) {
        this.clock = clock;
    }

    @Override
    public <T> List<Optional<T>> doAll(List<Supplier<T>> pieces, Duration deadline) {
        long latest = clock.nanos() + deadline.toNanos();
        var results = new ArrayList<Optional<T>>();
        for (var piece : pieces) {
            var result = isLate(latest) ? Optional.<T>empty() : Optional.of(piece.get());
            results.add(isLate(latest) ? Optional.empty() : result);
        }
        return List.copyOf(results);
    }

    private boolean isLate(long latest) {
        return clock.nanos() - latest >= 0;
    }
}
