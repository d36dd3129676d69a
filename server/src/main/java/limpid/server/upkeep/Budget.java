package limpid.server.upkeep;

/**
 * How much one round of upkeep may do to a home.
 *
 * @param rows most rows that each chore looks at
 * @param scrubBytes most bytes that are read to be proved, and most that are moved out of half-empty packs; one chunk
 *     always passes
 */
public record Budget(int rows, long scrubBytes) {
    public Budget {
        if (rows < 1 || scrubBytes < 0) {
            throw new IllegalArgumentException("a budget allows something");
        }
    }

    /** A round a minute, with hardly a trace in the server's load. */
    public static Budget standard() {
        return new Budget(2000, 16L << 20);
    }
}
