package limpid.agent.schedule;

/**
 * When deletions are so many that a person must confirm them. It stands where deletions arise, on the device that saw
 * names vanish, because an unmounted disk or a runaway script looks just like that. Deletions that the server hands on
 * were guarded where they arose, and go to the trash here.
 */
public final class BulkGuard {
    /** More than this many deletions at once are always held. */
    public static final int ITEMS_MAX = 200;
    /** More than this share of all items is held, in percent, ... */
    public static final int PERCENT_MAX = 25;
    /** ... unless it is no more than this many: a person clearing a small folder is not a disaster. */
    public static final int ITEMS_FREE = 20;

    private BulkGuard() {}

    /** Whether {@code deletions} out of {@code items} known ones must be confirmed. */
    public static boolean holds(int deletions, int items) {
        return deletions > ITEMS_MAX || (deletions > ITEMS_FREE && deletions * 100L > (long) items * PERCENT_MAX);
    }
}
