package limpid.host.disk;

import java.time.Instant;

/**
 * What the disk says of one path, without reading content.
 *
 * @param kind what it is
 * @param size length in bytes; 0 for folders
 * @param modified modification time, as fine as the disk keeps it
 * @param changed when content, permissions or names last changed by the system's own record; cannot be set back by
 *     programs, so an edit that restores {@code modified} still shows here
 * @param executable whether the owner may run it
 * @param identity which file it is
 */
public record FileStat(
        FileKind kind, long size, Instant modified, Instant changed, boolean executable, FileIdentity identity) {}
