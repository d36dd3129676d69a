package limpid.proof.sim;

import java.io.Serial;

/** Ends a simulated program where it stands: nothing of it runs after. */
final class SimCrash extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    SimCrash() {
        super("the program ended here", null, false, false);
    }
}
