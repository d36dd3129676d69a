package limpid.core.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * One random number for each byte value, the same for equal seeds everywhere. Each home has a seed of its own, so
 * where its contents are cut tells an outsider nothing about what they are.
 *
 * <p>The numbers are the words, in order and big-endian, of SHA-256({@code limpid gear 1}, seed, counter) for counters
 * 0 to 63. Changing this cuts all contents anew: it is part of the format.
 */
public final class GearTable {
    static final int SIZE = 256;

    private static final byte[] LABEL = "limpid gear 1".getBytes(StandardCharsets.US_ASCII);

    private final long[] gear;
    private final long[] shifted;

    private GearTable(long[] gear) {
        this.gear = gear;
        this.shifted = new long[SIZE];
        for (int i = 0; i < SIZE; i++) {
            shifted[i] = gear[i] << 1;
        }
    }

    /** The table of a seed. */
    public static GearTable of(long seed) {
        MessageDigest digest = Hash.sha256();
        long[] gear = new long[SIZE];
        for (int counter = 0; counter < SIZE / 4; counter++) {
            digest.update(LABEL);
            digest.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(seed)
                    .putInt(counter)
                    .flip());
            ByteBuffer.wrap(digest.digest()).asLongBuffer().get(gear, counter * 4, 4);
        }
        return new GearTable(gear);
    }

    /** The numbers, for the loop that reads them; never changed. */
    long[] gear() {
        return gear;
    }

    /** Each number, one bit to the left: what lets the loop take two bytes in one step. */
    long[] shifted() {
        return shifted;
    }
}
