package limpid.proof.sim;

import java.util.Optional;

/** Classic mistakes, built in on purpose, to prove that the simulator notices them. */
enum Defect {
    // --- Of a device's disk and memory --------------------------------------------------------------------------
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
    /** What was under way when the program ended is forgotten. */
    JOURNAL_NOT_REPLAYED(Fault.Kind.KILL),
    // --- Of how a device talks to the server --------------------------------------------------------------------
    /** Changes are asked for only when a hint comes. */
    HINTS_TRUSTED,
    /** A commit whose answer was lost is said again under another key. */
    NEW_KEY_AFTER_LOST_ANSWER(Fault.Kind.LOSE_ANSWER),
    /** What the server refuses for a newer version is written over that version. */
    CONFLICT_OVERWRITTEN,
    /** The same for deletions only. */
    DELETION_WINS,
    /** A rename deletes the old thing, whatever it has become, and makes a new one. */
    RENAME_AS_NEW,
    // --- Of the server ------------------------------------------------------------------------------------------
    /** The server does not look at the version that a change was made from. */
    VERSION_IGNORED,
    /** The server does not keep its answers. */
    ANSWERS_NOT_KEPT(Fault.Kind.DOUBLE),
    /** The server does not look at the plan. */
    QUOTA_UNCHECKED(Fault.Kind.PLAN_CUT),
    /** The server tells of a later change and never of an earlier one. */
    SEQUENCE_SKIPPED,
    /** The server removes chunks that were sent for a commit to come. */
    PINS_IGNORED(Fault.Kind.UPKEEP),
    /** The server forgets deletions that not all devices have seen. */
    TOMBSTONES_EARLY(Fault.Kind.UPKEEP),
    /** The server removes chunks that are in use. */
    GARBAGE_IN_USE(Fault.Kind.UPKEEP),
    /** The server does not keep its digest. */
    DIGEST_STALE(Fault.Kind.UPKEEP),
    /** The server does not remove what nobody needs any more. */
    GARBAGE_KEPT,
    /** The server does not take back what it set aside. */
    GRANTS_KEPT(Fault.Kind.LOSE_ANSWER);

    private final Optional<Fault.Kind> shownBy;

    Defect() {
        this.shownBy = Optional.empty();
    }

    Defect(Fault.Kind shownBy) {
        this.shownBy = Optional.of(shownBy);
    }

    /** What must go wrong for the mistake to show; empty if nothing need. */
    Optional<Fault.Kind> shownBy() {
        return shownBy;
    }
}
