package limpid.store.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Where the database file is.
 *
 * @param file made if it is not there; its folder must be
 * @param fileSystem the kind of file system below it, as the system names it, such as {@code ext4}; empty if unknown
 * @param patience how long to wait for another program that holds the file
 */
public record SqliteSettings(Path file, String fileSystem, Duration patience) {
    // Longer than any of our own transactions.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // Where locks or the shared memory of the write-ahead log do not hold between machines, or not at all.
    private static final Set<String> NETWORKS = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "ncpfs",
            "9p",
            "ceph",
            "glusterfs",
            "lustre",
            "davfs",
            "fuse.sshfs",
            "fuse.davfs",
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.rclone",
            "fuse.cephfs",
            "webdav",
            "afpfs");

    /** With the usual patience. */
    public SqliteSettings(Path file, String fileSystem) {
        this(file, fileSystem, PATIENCE);
    }

    /** Whether the file lies on another machine, as far as we know. */
    boolean isOnNetwork() {
        return NETWORKS.contains(fileSystem.toLowerCase(Locale.ROOT));
    }
}
