package limpid.wire.message;

/**
 * What came back.
 *
 * @param path where it is now: another name if its own was taken
 * @param items how many things came back, itself and the folders above it that were gone too among them
 */
public record Restored(String path, long items) {}
