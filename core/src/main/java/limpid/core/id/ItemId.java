package limpid.core.id;

import java.util.HexFormat;

/**
 * Names an item for its whole life: moves, renames and edits keep it. 128 bits, made by the device that first saw the
 * item from the time and by chance, so that a device can name things while it is offline. Nobody reads the time in it.
 * Text form: 32 lower-case hex digits.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record ItemId(long high, long low) implements Comparable<ItemId> {
    /** The root folder of every collection. It is never committed, moved or deleted. */
    public static final ItemId ROOT = new ItemId(0, 0);

    private static final int DIGITS = 32;

    /** Reads the text form. Throws {@link IllegalArgumentException} for anything else. */
    public static ItemId of(String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("not an item id");
        }
        return new ItemId(
                HexFormat.fromHexDigitsToLong(text, 0, DIGITS / 2),
                HexFormat.fromHexDigitsToLong(text, DIGITS / 2, DIGITS));
    }

    public boolean isRoot() {
        return high == 0 && low == 0;
    }

    /** Unsigned order, which is also the order of the text form. */
    @Override
    public int compareTo(ItemId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
