package limpid.host.disk;

/**
 * How full a volume is.
 *
 * @param freeBytes bytes that this program may still write
 * @param totalBytes bytes in all
 * @param name the volume, for people: where it is mounted
 */
public record DiskSpace(long freeBytes, long totalBytes, String name) {}
