package limpid.proof.sim;

import java.io.Serial;

/** A promise that was broken. */
final class Violation extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Violation(String promise) {
        super(promise);
    }

    Violation(String promise, Throwable cause) {
        super(promise, cause);
    }
}
