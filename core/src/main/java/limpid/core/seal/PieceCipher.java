package limpid.core.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens the pieces of one file with a key of its own: AES-256-GCM, the number of the piece as nonce, whether it is
 * the last one as what is proved beside. So no piece can be changed, moved, repeated or cut off unnoticed. One thread.
 *
 * <p>The key comes from an agreement between a pair made for this file alone, whose public half stands in its head, and the
 * pair of whoever may open it (HKDF-SHA-256 over the shared secret and both public keys). Source: RFC 7748, RFC 5869,
 * NIST SP 800-38D.
 */
public final class PieceCipher {
    /** Longest piece before it is sealed, in bytes. */
    public static final int PIECE_BYTES = 1 << 20;
    /** How much longer a sealed piece is. */
    public static final int TAG_BYTES = 16;
    /** Length of a file's head in bytes. */
    public static final int HEAD_BYTES = 8 + Curve.BYTES;

    private static final byte[] MAGIC = "LMPSEAL1".getBytes(US_ASCII);
    private static final int NONCE_BYTES = 12;

    private final SecretKeySpec key;
    private final byte[] head;

    private PieceCipher(SecretKeySpec key, byte[] head) {
        this.key = key;
        this.head = head;
    }

    /**
     * Begins a file that the holder of {@code publicKey} can open.
     *
     * @param random 32 bytes that are never used again
     */
    public static PieceCipher begin(String publicKey, byte[] random) {
        byte[] opener = HexFormat.of().parseHex(publicKey);
        byte[] own = Curve.publicKey(random);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(MAGIC).put(own).array();
        return new PieceCipher(derive(Curve.agree(random, opener), own, opener), head);
    }

    /** Opens a file by its head. Throws {@link IllegalArgumentException} if it is not the head of such a file. */
    public static PieceCipher open(byte[] head, String privateKey) {
        if (head.length != HEAD_BYTES || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("not a sealed file");
        }
        byte[] secret = HexFormat.of().parseHex(privateKey);
        byte[] other = Arrays.copyOfRange(head, MAGIC.length, HEAD_BYTES);
        return new PieceCipher(derive(Curve.agree(secret, other), other, Curve.publicKey(secret)), head.clone());
    }

    private static SecretKeySpec derive(byte[] shared, byte[] own, byte[] opener) {
        try {
            byte[] salt =
                    ByteBuffer.allocate(2 * Curve.BYTES).put(own).put(opener).array();
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(shared)
                                    .addSalt(salt)
                                    .thenExpand("limpid seal 1".getBytes(US_ASCII), 32));
            return new SecretKeySpec(key.getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot derive keys", e);
        }
    }

    /** What the file begins with. */
    public byte[] head() {
        return head.clone();
    }

    /** Seals the first {@code length} bytes of {@code plain} as piece {@code number}, which counts from 0. */
    public byte[] seal(long number, boolean last, byte[] plain, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal", e);
        }
    }

    /** Opens the first {@code length} bytes of {@code sealed}. Throws {@link IllegalArgumentException} if it is not that piece. */
    public byte[] open(long number, boolean last, byte[] sealed, int length) {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the piece is damaged, or of another seal", e);
        }
    }

    private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
        return cipher;
    }
}
