package limpid.server.home;

/**
 * So much of something.
 *
 * @param bytes of contents
 * @param items how many things
 */
public record Amount(long bytes, long items) {
    static final Amount NONE = new Amount(0, 0);

    /** One more thing. */
    Amount plus(long moreBytes) {
        return new Amount(bytes + moreBytes, items + 1);
    }

    /** Both. */
    Amount plus(Amount other) {
        return new Amount(bytes + other.bytes, items + other.items);
    }
}
