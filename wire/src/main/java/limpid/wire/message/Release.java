package limpid.wire.message;

/** Which Limpid this is, as programs tell each other and people. */
public final class Release {
    /** The version of this build; the same as in the build's own file. */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
