package limpid.server.account.factor;

import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** What an authenticator shows for a secret in base 32. */
public final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Authenticator() {}

    /** The code of a moment. */
    public static String code(String secret, Instant at) {
        return Totp.code(decode(secret), Totp.stepAt(at));
    }

    private static byte[] decode(String letters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : letters.toCharArray()) {
            held = held << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits & 0xff);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
