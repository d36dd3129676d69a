package limpid.host.chance;

import java.util.List;
import limpid.core.id.ItemId;

/**
 * Chance from a seed: the same seed gives the same numbers on every machine and with every Java. Split it per purpose, so
 * that what one part draws does not shift what another sees.
 *
 * <p>Source: SplitMix64 (Steele, Lea, Flood 2014).
 */
public final class SimChance implements Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    public SimChance(long seed) {
        this.state = mix(seed + GOLDEN);
    }

    /** A chance of its own for one purpose; asking for it draws nothing from this one. */
    public SimChance split(String purpose) {
        long hash = state;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash ^ (purpose.charAt(i) + GOLDEN * (i + 1)));
        }
        return new SimChance(hash);
    }

    /** Any 64 bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (next() >>> 56);
        }
        return bytes;
    }

    @Override
    public long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least 1");
        }
        return (next() >>> 1) % bound;
    }

    @Override
    public ItemId itemId() {
        return new ItemId(next(), next() | 1);
    }

    /** A number from {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return from + (int) below(to - from + 1L);
    }

    /** True once in {@code n} draws, on average. */
    public boolean oneIn(int n) {
        return below(n) == 0;
    }

    /** One of several. */
    public <T> T pick(List<T> choices) {
        return choices.get((int) below(choices.size()));
    }
}
