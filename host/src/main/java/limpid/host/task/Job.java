package limpid.host.task;

/** Work without a result. See {@link Work}. */
@FunctionalInterface
public interface Job {
    /** Does it, on a thread of its own. */
    void run() throws InterruptedException;
}
