package limpid.host.planted;

/** Planted: what a port hands out. */
public interface Drop {
    /** How much there is. */
    long size();

    /** What it is called. */
    String name();
}
