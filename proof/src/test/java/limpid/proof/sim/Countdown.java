package limpid.proof.sim;

/** Something that happens at a certain call from now on, once. */
final class Countdown {
    private long left;
    private boolean late;

    /** It happens at the {@code calls}-th call from now. */
    void set(long calls) {
        left = calls;
        late = calls % 2 == 1;
    }

    void stop() {
        left = 0;
    }

    /** Whether it happens after the call rather than before, where that makes a difference. */
    boolean late() {
        return late;
    }

    /** Counts a call; returns whether it happens at this one. */
    boolean strikes() {
        return left > 0 && --left == 0;
    }
}
