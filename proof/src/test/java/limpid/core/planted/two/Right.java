package limpid.core.planted.two;

import limpid.core.planted.one.Left;

/** Planted: the other half of a circle. */
public final class Right {
    /** The half it came from. */
    public Class<?> left() {
        return Left.class;
    }
}
