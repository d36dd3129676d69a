package limpid.server.home;

import limpid.store.ledger.HomeRow;

/** How full something is, in the steps at which people are told. */
public enum Level {
    ROOM(0),
    EIGHTY(80),
    NINETY(90),
    FULL(100);

    private final int percent;

    Level(int percent) {
        this.percent = percent;
    }

    /** The level of a plan; what is set aside for transfers under way counts. */
    static Level of(HomeRow home) {
        return of(home.usedBytes() + home.reservedBytes(), home.planBytes());
    }

    /** The level of {@code taken} bytes of {@code all}. */
    static Level of(long taken, long all) {
        if (taken >= all) {
            return FULL;
        }
        long percent = percent(taken, all);
        return percent >= NINETY.percent ? NINETY : percent >= EIGHTY.percent ? EIGHTY : ROOM;
    }

    /** Rounded down; in floating point, since a plan may be larger than a hundredth of what a long holds. */
    static long percent(long taken, long all) {
        return all <= 0 ? 100 : (long) ((double) taken / all * 100);
    }
}
