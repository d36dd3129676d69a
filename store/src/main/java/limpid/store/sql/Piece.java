package limpid.store.sql;

import java.util.Optional;
import java.util.function.Function;

/**
 * One piece of work on its way through {@link GroupCommit}: tried by one thread, awaited by another. It is done when its
 * outcome stands; until then only the writing thread touches the rest.
 */
final class Piece<T> {
    private final Function<SqlSession, T> work;
    private Optional<Attempt<T>> attempt = Optional.empty();
    private volatile boolean done;

    Piece(Function<SqlSession, T> work) {
        this.work = work;
    }

    /** What came of running the work. */
    private sealed interface Attempt<T> {
        record Returned<T>(T value) implements Attempt<T> {}

        record Threw<T>(Throwable thrown) implements Attempt<T> {}
    }

    /** Runs the work; false if it threw, so that what it did is to be taken back. */
    boolean attempt(SqlSession session) {
        try {
            attempt = Optional.of(new Attempt.Returned<>(work.apply(session)));
            return true;
        } catch (RuntimeException | Error thrown) {
            // Whatever it is belongs to the thread that brought the work, not to the one that runs it.
            attempt = Optional.of(new Attempt.Threw<>(thrown));
            return false;
        }
    }

    /** What the attempt came to holds: its transaction has been committed. */
    void succeed() {
        done = true;
    }

    /** The transaction failed. If the work had failed before, that stands: it is the nearer cause. */
    void fail(SqlFailure failure) {
        if (!(attempt.orElse(null) instanceof Attempt.Threw<T>)) {
            attempt = Optional.of(new Attempt.Threw<>(failure));
        }
        done = true;
    }

    /** Gives a piece that nobody answered an answer. */
    void end() {
        if (!done) {
            attempt = Optional.of(new Attempt.Threw<>(new IllegalStateException("the writer stopped in the middle")));
            done = true;
        }
    }

    boolean isDone() {
        return done;
    }

    /** What the work returned. Throws what it threw, or why it could not be committed. */
    T result() {
        return switch (attempt.orElseThrow()) {
            case Attempt.Returned<T>(T value) -> value;
            case Attempt.Threw<T>(RuntimeException thrown) -> throw thrown;
            case Attempt.Threw<T>(Error thrown) -> throw thrown;
            case Attempt.Threw<T>(Throwable thrown) -> throw new IllegalStateException(thrown);
        };
    }
}
