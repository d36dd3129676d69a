package limpid.core.planted.one;

import limpid.core.planted.two.Right;

/** Planted: one half of a circle. */
public final class Left {
    private Left() {}

    /** The other half. */
    public static Right right() {
        return new Right();
    }
}
