package limpid.proof.bench;

/** That a work did not come to its end, and what was seen instead. */
final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfinished(String what) {
        super(what);
    }
}
