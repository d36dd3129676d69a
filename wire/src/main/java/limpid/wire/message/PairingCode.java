package limpid.wire.message;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import limpid.core.chunk.Hash;

/**
 * What a person carries from a server's screen to a new device: a code that lets the device in and, where no known
 * authority vouches for the server, a pin by which the server proves that it is the one on the screen. Shown in groups of
 * five, of an alphabet without look-alikes: {@code XXXXX-XXXXX} without a pin, six such groups with one.
 *
 * <p>The last character of the long form catches each single wrong character and each swap of two, so that a typing error is
 * not taken for an attack. Source: docs/decisions/2026-11-21-codes-that-carry-a-pin.md.
 *
 * @param code the ten characters that the server knows; the only part that is ever sent
 * @param pin of the server's key; empty where an authority vouches for the server, or nothing is encrypted
 */
public record PairingCode(String code, Optional<String> pin) {
    /** No 0 and O, no 1, I and L. Their number, 31, is a prime, which is what the last character relies on. */
    public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /** Characters of the code without a pin: 31^10 or about 2^49 of them. */
    public static final int CODE_LENGTH = 10;

    /** 31^19 or about 2^94 pins: more than anybody can make keys for. */
    private static final int PIN_LENGTH = 19;

    private static final int LONG_LENGTH = CODE_LENGTH + PIN_LENGTH + 1;
    private static final int GROUP_LENGTH = 5;
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

    public PairingCode {
        boolean wellFormed = isOf(code, CODE_LENGTH)
                && pin.map(text -> isOf(text, PIN_LENGTH)).orElse(true);
        if (!wellFormed) {
            throw new IllegalArgumentException("no pairing code looks like that");
        }
    }

    private static boolean isOf(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** A code with the pin of a key. */
    public static PairingCode pinning(String code, Hash key) {
        return new PairingCode(code, Optional.of(pinOf(key)));
    }

    private static String pinOf(Hash key) {
        BigInteger left = new BigInteger(key.toString(), 16);
        StringBuilder pin = new StringBuilder(PIN_LENGTH);
        for (int i = 0; i < PIN_LENGTH; i++) {
            BigInteger[] parts = left.divideAndRemainder(BASE);
            pin.append(ALPHABET.charAt(parts[1].intValue()));
            left = parts[0];
        }
        return pin.toString();
    }

    /**
     * Reads what somebody typed, in whatever groups and case; empty if no code looks like that, which includes one with a
     * wrong character in its long form.
     */
    public static Optional<PairingCode> of(String typed) {
        String text = typed.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
        if (isOf(text, CODE_LENGTH)) {
            return Optional.of(new PairingCode(text, Optional.empty()));
        }
        if (!isOf(text, LONG_LENGTH) || checkOf(text) != text.charAt(LONG_LENGTH - 1)) {
            return Optional.empty();
        }
        String pin = text.substring(CODE_LENGTH, LONG_LENGTH - 1);
        return Optional.of(new PairingCode(text.substring(0, CODE_LENGTH), Optional.of(pin)));
    }

    /** Whether a server with this key is the one that showed the code. A code without a pin says nothing of it. */
    public boolean isProvedBy(Hash key) {
        return pin.isPresent() && pin.get().equals(pinOf(key));
    }

    /** As people see it. */
    public String text() {
        String all = pin.map(text -> code + text + checkOf(code + text)).orElse(code);
        return all.replaceAll("(.{" + GROUP_LENGTH + "})(?=.)", "$1-");
    }

    /** The code as it is sent: in two groups, without the pin. */
    public String secret() {
        return new PairingCode(code, Optional.empty()).text();
    }

    /** The sum of all characters, each times its place from 1 on; no two of at most 30 places weigh the same modulo 31. */
    private static char checkOf(String text) {
        int sum = 0;
        for (int i = 0; i < LONG_LENGTH - 1; i++) {
            sum += (i + 1) * ALPHABET.indexOf(text.charAt(i));
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }

    /** Without the code: it opens the door for whoever reads it in a log. */
    @Override
    public String toString() {
        return "PairingCode[" + (pin.isPresent() ? "with a pin" : "without a pin") + "]";
    }
}
