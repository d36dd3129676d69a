package limpid.server.library;

import java.util.Random;
import limpid.core.id.ItemId;
import limpid.host.chance.Chance;

/** Chance that is the same in every run. */
public final class SeededChance implements Chance {
    private final Random random;

    public SeededChance(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public long below(long bound) {
        return random.nextLong(bound);
    }

    @Override
    public ItemId itemId() {
        return new ItemId(random.nextLong(), random.nextLong());
    }
}
