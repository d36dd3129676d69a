package limpid.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import limpid.host.chance.Chance;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Turns passwords into Argon2id hashes and compares them. One hash takes 19 MiB and about 40 ms on purpose, so only a
 * few are computed at a time and the rest wait their turn. Safe for all threads.
 *
 * <p>Source: RFC 9106; the costs are the smallest that OWASP's cheat sheet on password storage recommends.
 */
public final class Passwords {
    /** Hashes computed at one time: 76 MiB at the most. */
    static final int AT_ONCE = 4;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Compared with when there is no such person, so that the time taken does not tell. No password is known to it. */
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "bm9ib2R5J3MgbGltcGlkIQ$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final Chance chance;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    public Passwords(Chance chance) {
        this.chance = chance;
    }

    /** A new salted hash of {@code password} in the usual text form, {@code $argon2id$v=19$…}. */
    public String hash(String password) {
        PasswordHash.Costs costs = PasswordHash.Costs.TODAY;
        byte[] salt = chance.bytes(SALT_BYTES);
        return new PasswordHash(costs, salt, argon2(password, costs, salt, HASH_BYTES)).toString();
    }

    /** Whether {@code password} is the one behind {@code text}; an empty text is nobody's, and takes as long. */
    public boolean matches(String password, String text) {
        PasswordHash known = PasswordHash.parse(text.isEmpty() ? NOBODYS : text);
        byte[] tried = argon2(password, known.costs(), known.salt(), known.hash().length);
        return MessageDigest.isEqual(tried, known.hash()) && !text.isEmpty();
    }

    private byte[] argon2(String password, PasswordHash.Costs costs, byte[] salt, int length) {
        turns.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(costs.memoryKib())
                    .withIterations(costs.passes())
                    .withParallelism(costs.lanes())
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            // Two keyboards may compose one letter differently; to a person it is the same password.
            generator.generateBytes(
                    Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(UTF_8), hash);
            return hash;
        } finally {
            turns.release();
        }
    }
}
