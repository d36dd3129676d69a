package limpid.host.task;

/**
 * What a task does. Failures of the world leave it as {@link limpid.core.reason.ReasonException}; whatever else leaves it
 * is a defect. When its thread is interrupted it shall end soon.
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it, on a thread of its own. */
    T run() throws InterruptedException;
}
