package limpid.agent.watch;

/** Names of Limpid's own things inside a folder that is kept in step. */
public final class RootMarker {
    /** Names at the top of the folder that begin so are Limpid's own and never go into step. */
    public static final String OWN_PREFIX = ".limpid";
    /**
     * Stands at the top of each kept folder and says which collection of which server it belongs to. Without it nothing is
     * derived from the folder: an unmounted disk leaves an empty folder behind, which looks like a mass deletion.
     */
    public static final String FILE_NAME = ".limpid-root";

    private RootMarker() {}
}
