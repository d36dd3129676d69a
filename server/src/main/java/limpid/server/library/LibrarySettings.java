package limpid.server.library;

import java.time.Duration;

/**
 * What an operator may choose about the library.
 *
 * @param planBytes the plan of a new home, in bytes
 */
public record LibrarySettings(long planBytes) {
    /** How long a join code is worth something. Long enough to walk to the other computer. */
    public static final Duration JOIN_CODE_KEPT = Duration.ofMinutes(15);
    /** How long space stays reserved without any use. Long enough for a night without a network. */
    public static final Duration GRANT_KEPT = Duration.ofDays(1);
    /** A grant with less time left lives on when its device sends chunks: one long file commits only at its end. */
    static final Duration GRANT_FRESH = Duration.ofHours(12);
    /**
     * How long a chunk stays after it was sent or asked for, whatever uses it. The first chunk of a long file waits for
     * the last: an hour would do for most links, and would send a slow one round in circles.
     */
    public static final Duration PIN_KEPT = Duration.ofDays(2);
    /** A pin with this much time left is not written again. */
    static final Duration PIN_FRESH = Duration.ofDays(1);
    /** A fetch ends when its chunks reach this many bytes. */
    static final long FETCH_BYTES = 4L << 20;
    /** How old a device's last sign of life may get before it is written again. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** What a server starts with: 100 GiB for a home. */
    public static LibrarySettings standard() {
        return new LibrarySettings(100L << 30);
    }
}
