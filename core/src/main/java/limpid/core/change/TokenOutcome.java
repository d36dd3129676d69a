package limpid.core.change;

/** What a server answers to a token: a closed set, each with one thing for the device to do. */
public enum TokenOutcome {
    /** All changes are in this answer. */
    OK,
    /** There are more: ask again with the new token. */
    MORE,
    /** History before the token is no longer kept: list everything; absence is not a deletion. */
    EXPIRED,
    /** The collection began anew after a restore: list everything and offer what the server lost. */
    EPOCH_CHANGED,
    /** The token is later than the server's history: the server was put back to an older copy. As EPOCH_CHANGED. */
    AHEAD,
    /** The collection is no more. */
    GONE,
    /** The token was not made by this server: list everything; absence is not a deletion. */
    FORGED
}
