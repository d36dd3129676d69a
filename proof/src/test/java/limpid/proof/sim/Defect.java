package limpid.proof.sim;

/** Classic mistakes, built in on purpose, to prove that the simulator notices them. */
enum Defect {
    /** A folder that cannot be listed is taken for an empty one. */
    LISTING_FAILED_IS_EMPTY(Fault.Kind.DENY),
    /** An unplugged volume is taken for an empty folder. */
    ROOT_UNGUARDED(Fault.Kind.UNPLUG),
    /** A file is put in place in several steps. */
    PLACED_IN_STEPS(Fault.Kind.KILL),
    /** Nothing is made durable. */
    SYNC_SKIPPED(Fault.Kind.POWER_LOSS),
    /** How far history was taken in is saved before what was taken in. */
    POSITION_BEFORE_ITEMS(Fault.Kind.KILL),
    /** The server forgets deletions that not all devices have seen. */
    TOMBSTONES_EARLY(Fault.Kind.UPKEEP),
    /** The server removes chunks that are in use. */
    GARBAGE_IN_USE(Fault.Kind.UPKEEP),
    /** The server does not keep its digest. */
    DIGEST_STALE(Fault.Kind.UPKEEP);

    private final Fault.Kind shownBy;

    Defect(Fault.Kind shownBy) {
        this.shownBy = shownBy;
    }

    /** What must go wrong for the mistake to show. */
    Fault.Kind shownBy() {
        return shownBy;
    }
}
