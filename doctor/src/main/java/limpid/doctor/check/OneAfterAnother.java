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
        long began = clock.nanos();
        var results = new ArrayList<Optional<T>>();
        for (var piece : pieces) {
            boolean late = clock.nanos() - began >= deadline.toNanos();
            results.add(late ? Optional.empty() : Optional.of(piece.get()));
        }
        return List.copyOf(results);
    }
}
