package limpid.core.change;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import limpid.core.chunk.Hash;
import limpid.core.item.Item;

/**
 * The sum mod 2^256 of one SHA-256 per live item: (id, version, place, attributes, content). Both sides keep it in O(1) per
 * change; equal digests at an equal sequence prove equal collections. Versions alone would not tell: after a restore two
 * sides may have come to one version in two ways. Addition commutes, so order does not matter, and can be undone,
 * so nothing is walked.
 *
 * @param sum the 256-bit sum
 */
public record Digest(Hash sum) {
    /** The digest of an empty collection. */
    public static final Digest EMPTY = new Digest(new Hash(0, 0, 0, 0));

    /** This digest after {@code item} appeared. A tombstone adds nothing. */
    public Digest plus(Item item) {
        return item.deleted() ? this : new Digest(add(sum, mark(item)));
    }

    /** This digest after {@code item} went. A tombstone takes nothing. */
    public Digest minus(Item item) {
        return item.deleted() ? this : new Digest(add(sum, negate(mark(item))));
    }

    private static Hash mark(Item item) {
        MessageDigest digest = Hash.sha256();
        byte[] name = item.place().name().text().getBytes(UTF_8);
        Instant modified = item.attributes().modified();
        digest.update(ByteBuffer.allocate(6 * Long.BYTES + 2 * Integer.BYTES + 1)
                .putLong(item.id().high())
                .putLong(item.id().low())
                .putLong(item.version())
                .putLong(item.place().parent().high())
                .putLong(item.place().parent().low())
                .putLong(modified.getEpochSecond())
                .putInt(modified.getNano())
                .put((byte) (item.attributes().executable() ? 1 : 0))
                .putInt(name.length)
                .flip());
        digest.update(name);
        // The text form is the one stable form of a content id; its bytes never change meaning.
        item.content()
                .ifPresent(content -> digest.update(content.id().toString().getBytes(US_ASCII)));
        return Hash.fromBytes(digest.digest());
    }

    private static Hash add(Hash x, Hash y) {
        long d = x.d() + y.d();
        long c = x.c() + y.c();
        long carryD = Long.compareUnsigned(d, x.d()) < 0 ? 1 : 0;
        long carryC = Long.compareUnsigned(c, x.c()) < 0 ? 1 : 0;
        c += carryD;
        carryC += carryD == 1 && c == 0 ? 1 : 0;
        long b = x.b() + y.b();
        long carryB = Long.compareUnsigned(b, x.b()) < 0 ? 1 : 0;
        b += carryC;
        carryB += carryC == 1 && b == 0 ? 1 : 0;
        return new Hash(x.a() + y.a() + carryB, b, c, d);
    }

    private static Hash negate(Hash x) {
        return add(new Hash(~x.a(), ~x.b(), ~x.c(), ~x.d()), new Hash(0, 0, 0, 1));
    }

    @Override
    public String toString() {
        return sum.toString();
    }
}
