package limpid.server.secret;

import java.util.Locale;
import java.util.Optional;

/**
 * Bytes as letters and digits that people can read out and type: no case, no punctuation. Without padding.
 *
 * <p>Source: RFC 4648, section 6.
 */
public final class Base32 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** The letters of {@code bytes}, in upper case. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = (held << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((held << (BITS - bits)) & 31));
        }
        return text.toString();
    }

    /** The letters of what somebody typed: upper case, without spaces and dashes; empty if it has other characters. */
    public static Optional<String> typed(String text) {
        String letters = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return letters.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) ? Optional.of(letters) : Optional.empty();
    }
}
