package limpid.wire.message;

/**
 * A word from the server that asking is worth while. Hints may be lost or doubled; nothing depends on one.
 *
 * @param kind what changed
 * @param collection which collection; empty where none is meant
 * @param seq its head then; 0 where none is meant
 */
public record Hint(Kind kind, String collection, long seq) {
    /** What a hint is about. */
    public enum Kind {
        /** The stream is open: whatever was missed before should be asked for now. */
        CONNECTED,
        /** A sign of life. */
        HEARTBEAT,
        /** A collection has changes. */
        CHANGED,
        /** The plan changed, what is used of it, or who shares it. */
        SPACE,
        /** The device's state is worth asking for: its rights changed, or the server needs something of it. */
        DEVICE,
        /** A person confirmed, from another surface, what this device holds back. */
        CONFIRM,
        /** The server is stopping in order. */
        STOPPING
    }
}
