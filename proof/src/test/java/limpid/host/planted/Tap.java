package limpid.host.planted;

/** Planted: a port without a contract. */
public interface Tap {
    /** A part of the port, which the port's contract would cover. */
    Drop next();

    /** Shuts it. */
    void close();
}
