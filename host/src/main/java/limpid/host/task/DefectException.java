package limpid.host.task;

import java.io.Serial;

/** A task that was joined ended by a defect, which has been recorded. Not recorded a second time further up. */
public final class DefectException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DefectException(String task, Throwable cause) {
        super("a defect ended task " + task, cause);
    }
}
