package limpid.host.task;

import java.util.Optional;
import limpid.core.reason.ReasonException;

/** One piece of work in a scope, and how it ended. Safe for all threads. */
public final class Task<T> {
    private sealed interface End<T> {
        record Done<T>(T value) implements End<T> {}

        record Failed<T>(ReasonException reason) implements End<T> {}

        record Broken<T>(DefectException defect) implements End<T> {}

        record Cancelled<T>() implements End<T> {}
    }

    private final String name;
    private volatile Optional<End<T>> end = Optional.empty();

    Task(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Whether it has ended, in whatever way. */
    public boolean isEnded() {
        return end.isPresent();
    }

    /** Whether it was cancelled before it ended by itself. */
    public boolean isCancelled() {
        return end.filter(e -> e instanceof End.Cancelled<T>).isPresent();
    }

    /**
     * What it returned. Throws what ended it: {@link ReasonException} or {@link DefectException}; and
     * {@link IllegalStateException} if it has not ended or was cancelled.
     */
    public T result() {
        End<T> how = end.orElseThrow(() -> new IllegalStateException("task " + name + " has not ended"));
        return switch (how) {
            case End.Done<T>(T value) -> value;
            case End.Failed<T>(ReasonException reason) -> throw reason;
            case End.Broken<T>(DefectException defect) -> throw defect;
            case End.Cancelled<T> _ -> throw new IllegalStateException("task " + name + " was cancelled");
        };
    }

    /** What ended it against its will; empty if nothing did. */
    Optional<RuntimeException> failure() {
        return end.flatMap(how -> switch (how) {
            case End.Failed<T>(ReasonException reason) -> Optional.<RuntimeException>of(reason);
            case End.Broken<T>(DefectException defect) -> Optional.<RuntimeException>of(defect);
            case End.Done<T> _, End.Cancelled<T> _ -> Optional.<RuntimeException>empty();
        });
    }

    void done(T value) {
        end = Optional.of(new End.Done<>(value));
    }

    void failed(ReasonException reason) {
        end = Optional.of(new End.Failed<>(reason));
    }

    void broken(DefectException defect) {
        end = Optional.of(new End.Broken<>(defect));
    }

    void cancelled() {
        end = Optional.of(new End.Cancelled<>());
    }
}
