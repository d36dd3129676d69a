package limpid.server.panel;

/** How a state looks: its mark and colour. The words always say the same, so that neither is needed to understand it. */
public enum Tone {
    /** Proved to be in step. The only green one. */
    IN_STEP,
    /** Moving. */
    SYNCING,
    /** Waits for something and goes on by itself. */
    WAITING,
    /** A person asked for it. */
    PAUSED,
    /** Somebody has to act. */
    NEEDS_YOU,
    /** Nobody knows. */
    UNKNOWN;

    /** The name as the style sheet knows it. */
    public String css() {
        return "tone-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
