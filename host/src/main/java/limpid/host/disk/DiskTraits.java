package limpid.host.disk;

/**
 * How a folder's file system treats names, found by trying.
 *
 * @param caseSensitive {@code a} and {@code A} are two names
 * @param normalizing the system changes the Unicode form of names
 */
public record DiskTraits(boolean caseSensitive, boolean normalizing) {}
