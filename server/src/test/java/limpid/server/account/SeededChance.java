package limpid.server.account;

import java.util.Random;
import limpid.core.id.ItemId;
import limpid.host.chance.Chance;

/** Chance that is the same in every run. */
public final class SeededChance implements Chance {
    private final Random random = new Random(7);

    @Override
    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public synchronized long below(long bound) {
        return random.nextLong(bound);
    }

    @Override
    public synchronized ItemId itemId() {
        return new ItemId(random.nextLong(), random.nextLong());
    }
}
