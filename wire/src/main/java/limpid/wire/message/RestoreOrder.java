package limpid.wire.message;

/**
 * What a device wants back of what was deleted.
 *
 * @param path where it was, with slashes; of several of that path the one deleted last is meant
 * @param extent how much of a folder
 */
public record RestoreOrder(String path, Extent extent) {
    /** How much of what was in a deleted folder comes back with it. */
    public enum Extent {
        /** What was deleted in one go with it. */
        TOGETHER,
        /** All that was ever deleted from it and is still kept. */
        EVERYTHING
    }
}
