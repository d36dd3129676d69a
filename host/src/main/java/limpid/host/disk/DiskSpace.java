package limpid.host.disk;

/**
 * How full a volume is, and what it is.
 *
 * @param freeBytes bytes that this program may still write
 * @param totalBytes bytes in all
 * @param name the volume, for people: where it is mounted
 * @param fileSystem the kind of its file system, as the system names it, such as {@code ext4}; empty if it does not tell
 */
public record DiskSpace(long freeBytes, long totalBytes, String name, String fileSystem) {
    private static final String ROOT = "/";

    /**
     * Whether the volume lies on another machine, as far as we know. What a machine starts from counts as its own: sandboxes
     * have their root on file systems that elsewhere lead to others.
     */
    public boolean isRemote() {
        return !name.equals(ROOT) && NetworkDrives.hasKind(fileSystem);
    }
}
