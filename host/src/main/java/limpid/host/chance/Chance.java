package limpid.host.chance;

import limpid.core.id.ItemId;

/** Makes what must not be guessed or must not collide. Safe for all threads. */
public interface Chance {
    /** {@code count} bytes that nobody can guess; count is 1 to 1,024. */
    byte[] bytes(int count);

    /** A number from 0 up to, not including, {@code bound}. */
    long below(long bound);

    /** A fresh id that no other device makes. */
    ItemId itemId();
}
