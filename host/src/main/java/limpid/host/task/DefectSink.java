package limpid.host.task;

/** Is told of bugs: what left a task that nobody thought could. Records it where a person will see it. */
@FunctionalInterface
public interface DefectSink {
    /**
     * Called on the task's thread, once per defect; must not throw.
     *
     * @param task which task, for developers
     * @param cause what left it
     */
    void defect(String task, Throwable cause);
}
