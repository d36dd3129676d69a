package limpid.host.power;

/** Reads what the machine can afford now. Safe for all threads. */
@FunctionalInterface
public interface Conditions {
    /** The readings of this moment. */
    Readings now();
}
