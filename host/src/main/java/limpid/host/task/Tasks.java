package limpid.host.task;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Opens scopes for work that runs beside other work. The only source of threads. Safe for all threads. */
public final class Tasks {
    private final DefectSink defects;

    public Tasks(DefectSink defects) {
        this.defects = defects;
    }

    /** A scope whose tasks belong together: the first that fails cancels the others. */
    public TaskScope open(String name) {
        return new TaskScope(name, defects, TaskScope.OnFailure.CANCEL_ALL, Optional.empty());
    }

    /**
     * A scope whose tasks belong together, of which some run and the others wait for their turn.
     *
     * @param atOnceMax how many run at the same time
     */
    public TaskScope open(String name, int atOnceMax) {
        return new TaskScope(
                name, defects, TaskScope.OnFailure.CANCEL_ALL, Optional.of(new Semaphore(atOnceMax, true)));
    }

    /** A scope whose tasks have nothing to do with each other: a failure ends only the task that met it. */
    public TaskScope openLasting(String name) {
        return new TaskScope(name, defects, TaskScope.OnFailure.GO_ON, Optional.empty());
    }
}
