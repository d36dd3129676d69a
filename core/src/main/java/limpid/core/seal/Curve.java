package limpid.core.seal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The function X25519 on bare bytes. Source: RFC 7748, sections 5 and 6.1. */
final class Curve {
    /** Length of all its values in bytes. */
    static final int BYTES = 32;

    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private Curve() {}

    /** The public half of a private key. */
    static byte[] publicKey(byte[] privateKey) {
        return agree(privateKey, BASE_POINT);
    }

    /** The secret that both ends come to. */
    static byte[] agree(byte[] privateKey, byte[] publicKey) {
        return agree(privateKey, number(publicKey));
    }

    private static byte[] agree(byte[] privateKey, BigInteger point) {
        if (privateKey.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
            agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, point)), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    /** Little-endian, with the unused highest bit masked, as section 5 says. */
    private static BigInteger number(byte[] littleEndian) {
        if (littleEndian.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        }
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = littleEndian[BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        return new BigInteger(1, bigEndian);
    }
}
