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

    /** The rules that leave things out, at the top of the folder. It is kept in step itself, so all devices heed the same. */
    public static final String IGNORE_FILE = ".limpidignore";

    private RootMarker() {}

    /** Whether a name at the top of the folder is Limpid's own and never goes into step. */
    public static boolean isOwn(String name) {
        return name.startsWith(OWN_PREFIX) && !name.equals(IGNORE_FILE);
    }
}
