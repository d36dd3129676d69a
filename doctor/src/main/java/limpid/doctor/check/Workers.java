package limpid.doctor.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Does pieces of work, beside each other where it can. */
public interface Workers {
    /**
     * Does all of them. Returns their results in their order; empty where one was not done within {@code deadline}, which
     * then ends unheard, or broke.
     */
    <T> List<Optional<T>> doAll(List<Supplier<T>> pieces, Duration deadline) throws InterruptedException;
}
