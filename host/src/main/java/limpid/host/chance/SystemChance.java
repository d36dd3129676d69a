package limpid.host.chance;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import limpid.core.id.ItemId;

/** The machine's own source of chance, which nobody can guess. */
public final class SystemChance implements Chance {
    private static final int COUNT_MAX = 1_024;

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

    /** Never the root's id, which nobody may make. */
    @Override
    public ItemId itemId() {
        ItemId id;
        do {
            ByteBuffer words = ByteBuffer.wrap(bytes(2 * Long.BYTES));
            id = new ItemId(words.getLong(), words.getLong());
        } while (id.isRoot());
        return id;
    }
}
