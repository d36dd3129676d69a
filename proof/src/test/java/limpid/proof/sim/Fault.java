package limpid.proof.sim;

/**
 * Something that goes wrong.
 *
 * @param kind what
 * @param count how many calls later, how many bytes, how many seconds: what the kind says
 * @param millis how long it lasts; 0 where it does not last
 * @param path which file, below the root; empty where none is meant
 */
record Fault(Kind kind, long count, long millis, String path) implements Act {
    /** What goes wrong, with what its count means. */
    enum Kind {
        /** The device loses power at its count-th call from now. */
        POWER_LOSS,
        /** The agent is killed at its count-th call from now. */
        KILL,
        /** The count-th request from now does not arrive. */
        LOSE_REQUEST,
        /** The count-th request from now is done, its answer is lost. */
        LOSE_ANSWER,
        /** The count-th request from now is done twice. */
        DOUBLE,
        /** The device has no network. */
        CUT,
        /** The server is down for everybody. */
        SERVER_DOWN,
        /** The server dies in its count-th transaction from now: before it is durable, or, if count is odd, after. */
        SERVER_KILL,
        /** The server's storage is put back to how it was when the round before last began; count 1: by the command. */
        SERVER_RESTORED,
        /** Only count bytes are free on the device's disk. */
        DISK_FULL,
        /** Only count bytes are free on the server's disk. */
        SERVER_FULL,
        /** The plan is cut so that only count bytes are free. */
        PLAN_CUT,
        /** The device's clock jumps by count seconds. */
        CLOCK_JUMP,
        /** The server's clock jumps by count seconds. */
        SERVER_CLOCK_JUMP,
        /** The device's memory is lost; the files stay. */
        STATE_LOST,
        /** The whole device is put back to how it was when this round began. */
        IMAGE_RESTORED,
        /** The server does its upkeep. */
        UPKEEP,
        /** The volume with the folder is unplugged. */
        UNPLUG,
        /** The disk becomes read-only. */
        READ_ONLY,
        /** Syncs of the device's disk fail. */
        SYNC_FAILS,
        /** No hints come from the disk, and nobody says so. */
        HINTS_LOST,
        /** A file cannot be read for lack of permission. */
        DENY,
        /** A file's content cannot be read: the disk is broken there. */
        BREAK,
        /** A file is held by another program. */
        LOCK
    }
}
