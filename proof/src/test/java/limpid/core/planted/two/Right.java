package limpid.core.planted.two;

import limpid.core.planted.one.Left;

/** Planted: the other half of a circle. */
public final class Right {
    /** Back to where it came from. */
    public Left left() {
        return Left.right().left();
    }
}
