package limpid.server.upkeep;

import java.time.Duration;

/** How long things stay that could go. Whoever shortens one of these takes time from people to notice a mistake. */
final class UpkeepSafety {
    /** Old versions and deleted things. */
    static final Duration VERSIONS_KEPT = Duration.ofDays(30);
    /** Tombstones that every device has passed. */
    static final Duration TOMBSTONES_KEPT = Duration.ofDays(90);
    /** Tombstones that some device has not passed; it has to list everything afterwards. */
    static final Duration TOMBSTONES_KEPT_MAX = Duration.ofDays(400);
    /** Codes that ran out stay known as such for a while: "too old" helps people more than "wrong". */
    static final Duration CODES_KNOWN = Duration.ofDays(1);
    /**
     * How long a pack without rows stays. Chunks are in a pack before their rows are in the ledger, and a reader may hold
     * a row that has just moved away; neither takes longer than a request lasts.
     */
    static final Duration EMPTY_PACKS_KEPT = Duration.ofHours(1);
    /** How long after the last chunk of a home was proved the first is proved again. */
    static final Duration SCRUB_RESTS = Duration.ofDays(1);
    /** How often everything is counted anew. */
    static final Duration RECOUNT_EVERY = Duration.ofDays(1);
    /** A pack is rewritten when less than one part in this many of it is wanted. */
    static final int PACK_LIVE_PART = 2;

    private UpkeepSafety() {}
}
