package limpid.wire.message;

/**
 * What a device that left says that it removed of itself.
 *
 * @param items files that were removed
 * @param bytes how long they were together
 * @param kept files that stayed, because the server did not hold them as they stood there
 */
public record ErasedWord(long items, long bytes, long kept) {}
