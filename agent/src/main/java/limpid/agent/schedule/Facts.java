package limpid.agent.schedule;

/** Keys of the single values that the engine remembers between runs. */
public final class Facts {
    /** Set while everything is listed from the beginning. */
    static final String LISTING = "listing";

    static final String LISTING_PLAIN = "plain";
    static final String LISTING_RESTORED = "restored";
    static final String LISTING_DIVERGED = "diverged";
    /** The end of a pause as an instant, or {@link #PAUSED_UNTIL_RESUMED}. */
    static final String PAUSED = "paused";

    static final String PAUSED_UNTIL_RESUMED = "until-resumed";

    private Facts() {}
}
