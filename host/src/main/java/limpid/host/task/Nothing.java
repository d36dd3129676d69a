package limpid.host.task;

/** The result of work that has none. */
public enum Nothing {
    NOTHING
}
