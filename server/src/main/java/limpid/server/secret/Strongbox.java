package limpid.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import limpid.host.chance.Chance;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.Ledger;

/**
 * Seals what the server has to read again, such as the secret of an authenticator or the password of a mail server. The key
 * is the server's and lies in the ledger, in a row of its own: sealing keeps single records, excerpts and logs harmless, not
 * a stolen copy of the whole ledger. Safe for all threads.
 *
 * <p>Source: NIST SP 800-38D (AES-GCM), with a fresh random nonce of 96 bits for each text.
 */
public final class Strongbox {
    private static final String KEY_FACT = "seal-key";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final Chance chance;

    private Strongbox(byte[] key, Chance chance) {
        this.key = new SecretKeySpec(key, "AES");
        this.chance = chance;
    }

    /** The box of this server, whose key is made now if there is none. */
    public static Strongbox of(Ledger ledger, Chance chance) {
        String key = ledger.administer(directory -> key(directory, chance));
        return new Strongbox(Base64.getUrlDecoder().decode(key), chance);
    }

    private static String key(DirectoryTransaction directory, Chance chance) {
        Optional<String> known = directory.fact(KEY_FACT);
        if (known.isPresent()) {
            return known.get();
        }
        String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(KEY_BYTES));
        directory.putFact(KEY_FACT, fresh);
        return fresh;
    }

    /**
     * Seals {@code secret}, of some kilobytes at the most.
     *
     * @param purpose what it is and whose, such as {@code totp p-12}; what was sealed for one purpose opens for no other
     */
    public String seal(String purpose, byte[] secret) {
        byte[] nonce = chance.bytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, secret);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Opens what {@link #seal} sealed. Throws {@link IllegalStateException} for anything else: only our own are stored. */
    public byte[] open(String purpose, String text) {
        byte[] whole = Base64.getUrlDecoder().decode(text);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
    }

    private byte[] run(int mode, String purpose, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is sealed here does not open with this server's key", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Strongbox";
    }
}
