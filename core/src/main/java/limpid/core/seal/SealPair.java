package limpid.core.seal;

import java.util.HexFormat;

/**
 * A pair of keys on the curve X25519: whoever has the public half seals, whoever has the private half opens.
 *
 * @param publicKey 32 bytes in hexadecimal
 * @param privateKey 32 bytes in hexadecimal
 */
public record SealPair(String publicKey, String privateKey) {
    /** How many random bytes make a pair. */
    public static final int RANDOM_BYTES = 32;

    /** The pair that 32 random bytes make. */
    public static SealPair of(byte[] random) {
        byte[] secret = random.clone();
        return new SealPair(
                HexFormat.of().formatHex(Curve.publicKey(secret)),
                HexFormat.of().formatHex(secret));
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "SealPair[" + publicKey + "]";
    }
}
