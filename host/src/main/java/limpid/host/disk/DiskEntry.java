package limpid.host.disk;

/**
 * One name in a folder.
 *
 * @param name the raw spelling on disk; may be one that no {@code ItemName} allows
 * @param stat what stands there
 */
public record DiskEntry(String name, FileStat stat) {}
