package limpid.core.chunk;

/**
 * Says where a content is cut, by the bytes around each place, so that an insertion moves only the cuts near it. Pure:
 * it neither reads nor copies. Safe for all threads.
 *
 * <p>Below {@link #CHUNK_BYTES_MIN} there is no cut; up to {@link #CHUNK_BYTES_NORMAL} a cut is four times rarer than
 * the mean would need, above it four times more frequent, which keeps lengths near the mean; at
 * {@link #CHUNK_BYTES_MAX} it cuts in any case.
 *
 * <p>Source: Xia et al., "FastCDC", USENIX ATC 2016, and "The Design of Fast Content-Defined Chunking", TPDS 2020
 * (normalised chunking at level 2, two bytes in a step).
 */
public final class Chunker {
    /** No chunk but the last is shorter; contents up to this length are one chunk. */
    public static final int CHUNK_BYTES_MIN = 512 << 10;

    /** Where cutting becomes easier: about the mean length. */
    public static final int CHUNK_BYTES_NORMAL = 1 << 20;

    /** No chunk is longer. */
    public static final int CHUNK_BYTES_MAX = Manifest.CHUNK_BYTES_MAX;

    /** 22 bits must be zero to cut early, 18 to cut late; a mean of 2^20 bytes would ask for 20. */
    private static final long MASK_EARLY = topBits(22);

    private static final long MASK_LATE = topBits(18);

    private final long[] gear;
    private final long[] shifted;

    /** Cuts by the table of a home. */
    public Chunker(GearTable table) {
        this.gear = table.gear();
        this.shifted = table.shifted();
    }

    /** The uppermost bits but one: they depend on the most bytes, and stay in the word after a shift by one. */
    private static long topBits(int count) {
        return ((1L << count) - 1) << (Long.SIZE - 1 - count);
    }

    /**
     * Returns the length of the chunk that begins at {@code from}; 0 if that cannot be told without more bytes. It can
     * always be told when {@link #CHUNK_BYTES_MAX} bytes are there or when they are the last. The answer never
     * depends on how many more bytes were there. A call that answers 0 has read all bytes in vain, so ask with large
     * pieces.
     *
     * @param to the end of the bytes that are there
     * @param last whether the content ends at {@code to}
     */
    public int cut(byte[] buffer, int from, int to, boolean last) {
        int length = to - from;
        if (length <= CHUNK_BYTES_MIN) {
            return last ? length : 0;
        }
        int late = from + Math.min(length, CHUNK_BYTES_NORMAL);
        int end = from + Math.min(length, CHUNK_BYTES_MAX);
        // Beginning with no history costs the first 64 bytes after the minimum some quality, and saves reading it.
        Roll roll = roll(buffer, from + CHUNK_BYTES_MIN, late, 0, MASK_EARLY);
        if (roll.cut() == 0) {
            roll = roll(buffer, late, end, roll.hash(), MASK_LATE);
        }
        if (roll.cut() != 0) {
            return roll.cut() - from;
        }
        return last || length >= CHUNK_BYTES_MAX ? end - from : 0;
    }

    /**
     * How far rolling over the bytes has come.
     *
     * @param cut the end of the chunk; 0 if there was none
     * @param hash where the next stretch goes on
     */
    private record Roll(int cut, long hash) {}

    private Roll roll(byte[] buffer, int from, int to, long begin, long mask) {
        long[] one = gear;
        long[] two = shifted;
        long maskOfTwo = mask << 1;
        long hash = begin;
        int at = from;
        for (; at < to - 1; at += 2) {
            long first = (hash << 2) + two[buffer[at] & 0xff];
            if ((first & maskOfTwo) == 0) {
                return new Roll(at + 1, 0);
            }
            hash = first + one[buffer[at + 1] & 0xff];
            if ((hash & mask) == 0) {
                return new Roll(at + 2, 0);
            }
        }
        if (at < to) {
            hash = (hash << 1) + one[buffer[at] & 0xff];
            if ((hash & mask) == 0) {
                return new Roll(at + 1, 0);
            }
        }
        return new Roll(0, hash);
    }
}
