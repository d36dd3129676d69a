package limpid.host.chance;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import limpid.core.id.ItemId;

/** The machine's own source of chance, which nobody can guess. */
public final class SystemChance implements Chance {
    private static final int COUNT_MAX = 1_024;
    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] bytes(int count) {
        if (count < 1 || count > COUNT_MAX) {
            throw new IllegalArgumentException("1 to 1,024 bytes at a time");
        }
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public long below(long bound) {
        return random.nextLong(bound);
    }

    /**
     * Begins with the time, so that ids that are made together lie together wherever they are kept in order: in tables, ten
     * thousand new items then touch a few pages instead of all. Source: RFC 9562, section 5.7 (UUID version 7).
     */
    @Override
    public ItemId itemId() {
        ByteBuffer words = ByteBuffer.wrap(bytes(2 * Long.BYTES));
        long high = (System.currentTimeMillis() << 16) | VERSION_7 | (words.getLong() & 0xFFF);
        return new ItemId(high, VARIANT | (words.getLong() >>> 2));
    }
}
