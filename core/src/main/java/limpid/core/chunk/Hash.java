package limpid.core.chunk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 value, held in four words because agents keep hundreds of thousands of them.
 *
 * @param a bytes 0 to 7, big-endian; the other words follow
 */
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
    /** Length in bytes. */
    public static final int BYTES = 32;

    /** The hash of {@code bytes}. */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The hash of {@code length} bytes from {@code offset}. */
    public static Hash of(byte[] bytes, int offset, int length) {
        MessageDigest digest = sha256();
        digest.update(bytes, offset, length);
        return fromBytes(digest.digest());
    }

    /** Reads the 32 bytes of a hash. Throws {@link IllegalArgumentException} for another length. */
    public static Hash fromBytes(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 value has 32 bytes");
        }
        ByteBuffer words = ByteBuffer.wrap(value);
        return new Hash(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** Reads 64 hex digits. Throws {@link IllegalArgumentException} for anything else. */
    public static Hash fromHex(String hex) {
        return fromBytes(HexFormat.of().parseHex(hex));
    }

    /** A fresh digest. SHA-256 is in every JDK, so its absence is a defect of the machine, not a case. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    @Override
    public int compareTo(Hash other) {
        int first = Long.compareUnsigned(a, other.a);
        if (first != 0) {
            return first;
        }
        int second = Long.compareUnsigned(b, other.b);
        if (second != 0) {
            return second;
        }
        int third = Long.compareUnsigned(c, other.c);
        return third != 0 ? third : Long.compareUnsigned(d, other.d);
    }

    /** 64 lower-case hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
