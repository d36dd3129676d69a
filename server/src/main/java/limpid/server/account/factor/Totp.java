package limpid.server.account.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an authenticator shows: six digits, new each half minute. SHA-1 because it is what all authenticators know; as
 * a MAC it is sound.
 *
 * <p>Source: RFC 6238; RFC 4226, section 5.3.
 */
final class Totp {
    /** Bytes of a secret; as long as the MAC's result, as RFC 4226 recommends. */
    static final int SECRET_BYTES = 20;

    static final int DIGITS = 6;
    private static final long STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    /** Steps around now that count: clocks differ, and people type slowly. */
    private static final int STEPS_AROUND = 1;

    private Totp() {}

    /**
     * The step whose code was typed; empty if it is the code of none that counts now.
     *
     * @param lastStep the last one that was accepted; it and earlier ones count no more
     */
    static Optional<Long> step(byte[] secret, String typed, Instant now, long lastStep) {
        long present = stepAt(now);
        Optional<Long> found = Optional.empty();
        for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
            boolean same = MessageDigest.isEqual(code(secret, step).getBytes(US_ASCII), typed.getBytes(US_ASCII));
            if (same && step > lastStep) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    /** The code of one step. */
    static String code(byte[] secret, long step) {
        byte[] mac = mac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    /** The step in which a moment lies. */
    static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    private static byte[] mac(byte[] secret, byte[] counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
