package limpid.host.disk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** File systems where locks and shared memory do not hold between machines, or not at all. */
public final class NetworkDrives {
    private static final Set<String> KINDS = Set.of(
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

    private NetworkDrives() {}

    /** Whether {@code path} is on one. */
    public static boolean hold(Path path) {
        return hasKind(Volumes.of(path).fileSystem());
    }

    /** Whether a kind of file system, as the system names it, leads to another machine. */
    public static boolean hasKind(String fileSystem) {
        return KINDS.contains(fileSystem.toLowerCase(Locale.ROOT));
    }
}
