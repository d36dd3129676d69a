package limpid.server.account.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A passkey in software, with the browser around it. Written against the specification alone, so that it shares no mistake
 * with the library that checks it. Everything that it says can be bent, to try what is refused.
 *
 * <p>Source: W3C Web Authentication Level 3, sections 5.8.1, 6.1 and 6.5; RFC 8949 for the bytes.
 */
public final class SoftwareAuthenticator {
    /** Kinds of keys. */
    public enum Kind {
        ES256(-7),
        ED25519(-8),
        RS256(-257);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private static final int PRESENT = 0x01;
    private static final int UNLOCKED = 0x04;
    private static final int KEY_FOLLOWS = 0x40;

    private final Kind kind;
    private final KeyPair keys;
    private final byte[] credential;

    /** The origin that its browser shows. */
    public String origin;
    /** The site it takes itself to be at. */
    public String site;
    /** What it remembers of its account. */
    public byte[] userHandle = {};

    public long counter;
    public int flags = PRESENT | UNLOCKED;

    private SoftwareAuthenticator(Kind kind, KeyPair keys, byte[] credential, String origin, String site) {
        this.kind = kind;
        this.keys = keys;
        this.credential = credential;
        this.origin = origin;
        this.site = site;
    }

    /** A new one, in a browser at {@code origin}. */
    public static SoftwareAuthenticator at(String origin, Kind kind) {
        String site = origin.replaceAll("^https?://", "").replaceAll(":\\d+$", "");
        KeyPair keys = newKeys(kind);
        byte[] credential = sha256(keys.getPublic().getEncoded());
        return new SoftwareAuthenticator(kind, keys, credential, origin, site);
    }

    /** Another one with the same key, as a thief might have it. */
    public SoftwareAuthenticator copy() {
        SoftwareAuthenticator copy = new SoftwareAuthenticator(kind, keys, credential, origin, site);
        copy.userHandle = userHandle;
        copy.counter = counter;
        return copy;
    }

    /** Another one that shows the same credential and does not have its key. */
    public SoftwareAuthenticator forgery() {
        SoftwareAuthenticator forgery = new SoftwareAuthenticator(kind, newKeys(kind), credential, origin, site);
        forgery.userHandle = userHandle;
        forgery.counter = counter;
        return forgery;
    }

    public void notUnlocked() {
        flags = PRESENT;
    }

    public void notTouched() {
        flags = UNLOCKED;
    }

    /** Makes the passkey for a question; the JSON of the credential, as browsers write it. */
    public String make(String challenge, byte[] account) {
        userHandle = account;
        byte[] clientData = clientData("webauthn.create", challenge);
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xa3);
        text(attestation, "fmt");
        text(attestation, "none");
        text(attestation, "attStmt");
        attestation.write(0xa0);
        text(attestation, "authData");
        bytes(attestation, authenticatorData(flags | KEY_FOLLOWS, keyBytes()));
        return "{\"id\":\"" + url(credential) + "\",\"rawId\":\"" + url(credential)
                + "\",\"type\":\"public-key\",\"authenticatorAttachment\":\"platform\","
                + "\"clientExtensionResults\":{\"credProps\":{\"rk\":true}},"
                + "\"response\":{\"clientDataJSON\":\"" + url(clientData) + "\",\"attestationObject\":\""
                + url(attestation.toByteArray())
                + "\",\"publicKeyAlgorithm\":" + kind.number + ",\"transports\":[\"internal\",\"hybrid\"]}}";
    }

    /** Signs a question; the JSON of the credential, as browsers write it. */
    public String sign(String challenge) {
        counter += counter == 0 ? 0 : 1;
        byte[] clientData = clientData("webauthn.get", challenge);
        byte[] told = authenticatorData(flags, new byte[0]);
        return "{\"id\":\"" + url(credential) + "\",\"rawId\":\"" + url(credential)
                + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                + "\"response\":{\"clientDataJSON\":\"" + url(clientData) + "\",\"authenticatorData\":\"" + url(told)
                + "\",\"signature\":\"" + url(signature(told, clientData)) + "\",\"userHandle\":\""
                + url(userHandle) + "\"}}";
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(UTF_8);
    }

    private byte[] authenticatorData(int said, byte[] more) {
        return ByteBuffer.allocate(37 + more.length)
                .put(sha256(site.getBytes(UTF_8)))
                .put((byte) said)
                .putInt((int) counter)
                .put(more)
                .array();
    }

    private byte[] keyBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[16]);
        out.write(credential.length >> 8);
        out.write(credential.length);
        out.writeBytes(credential);
        switch (keys.getPublic()) {
            case ECPublicKey key -> {
                out.write(0xa5);
                pair(out, 1, 2);
                pair(out, 3, kind.number);
                pair(out, -1, 1);
                named(out, -2, unsigned(key.getW().getAffineX(), 32));
                named(out, -3, unsigned(key.getW().getAffineY(), 32));
            }
            case EdECPublicKey key -> {
                out.write(0xa4);
                pair(out, 1, 1);
                pair(out, 3, kind.number);
                pair(out, -1, 6);
                named(out, -2, edwards(key));
            }
            case RSAPublicKey key -> {
                out.write(0xa4);
                pair(out, 1, 3);
                pair(out, 3, kind.number);
                named(out, -1, unsigned(key.getModulus(), 256));
                named(out, -2, unsigned(key.getPublicExponent(), 3));
            }
            default -> throw new IllegalStateException("another kind of key");
        }
        return out.toByteArray();
    }

    private byte[] signature(byte[] told, byte[] clientData) {
        try {
            Signature signer = Signature.getInstance(
                    switch (kind) {
                        case ES256 -> "SHA256withECDSA";
                        case ED25519 -> "Ed25519";
                        case RS256 -> "SHA256withRSA";
                    });
            signer.initSign(keys.getPrivate());
            signer.update(told);
            signer.update(sha256(clientData));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys(Kind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    switch (kind) {
                        case ES256 -> "EC";
                        case ED25519 -> "Ed25519";
                        case RS256 -> "RSA";
                    });
            if (kind == Kind.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            if (kind == Kind.RS256) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] edwards(EdECPublicKey key) {
        byte[] little = new byte[32];
        byte[] big = unsigned(key.getPoint().getY(), 32);
        for (int i = 0; i < 32; i++) {
            little[i] = big[31 - i];
        }
        little[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
        return little;
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] exact = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, exact, length - (bytes.length - from), bytes.length - from);
        return exact;
    }

    private static void pair(ByteArrayOutputStream out, int key, int value) {
        number(out, key);
        number(out, value);
    }

    private static void named(ByteArrayOutputStream out, int key, byte[] value) {
        number(out, key);
        bytes(out, value);
    }

    private static void number(ByteArrayOutputStream out, int value) {
        head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        head(out, 3, text.length());
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        head(out, 2, bytes.length);
        out.writeBytes(bytes);
    }

    private static void head(ByteArrayOutputStream out, int major, int value) {
        int type = major << 5;
        if (value < 24) {
            out.write(type | value);
        } else if (value < 256) {
            out.write(type | 24);
            out.write(value);
        } else {
            out.write(type | 25);
            out.write(value >> 8);
            out.write(value);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
