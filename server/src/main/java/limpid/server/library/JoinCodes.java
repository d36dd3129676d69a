package limpid.server.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.host.chance.Chance;

/**
 * Codes that people read from one screen and type at another: ten characters of an alphabet without look-alikes, 31^10 or
 * about 2^49 of them. Only their hash is kept.
 */
final class JoinCodes {
    /** No 0 and O, no 1, I and L: 31 characters. */
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 10;

    private JoinCodes() {}

    /** A fresh code as it is shown: XXXXX-XXXXX. */
    static String fresh(Chance chance) {
        StringBuilder code = new StringBuilder(LENGTH + 1);
        for (int i = 0; i < LENGTH; i++) {
            if (i == LENGTH / 2) {
                code.append('-');
            }
            code.append(ALPHABET.charAt((int) chance.below(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The hash of a code as it was typed; empty if no code looks like that. */
    static Optional<Hash> hash(String typed) {
        String code = typed.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
        boolean wellFormed = code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return wellFormed ? Optional.of(Hash.of(code.getBytes(US_ASCII))) : Optional.empty();
    }
}
