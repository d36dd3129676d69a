package limpid.host.watch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import limpid.host.disk.NetworkDrives;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/**
 * Tells volumes that say nothing of changes: those that other machines write to, of whose writing this one does not hear,
 * and those whose files the system makes up as they are read. Source: statfs(2), inotify(7).
 */
final class SilentVolumes {
    private static final long NFS = 0x6969;
    private static final long SMB = 0x517b;
    private static final long CIFS = 0xff534d42L;
    private static final long SMB2 = 0xfe534d42L;
    private static final long PLAN9 = 0x01021997;
    private static final long CEPH = 0x00c36400;
    private static final long AFS = 0x5346414f;

    private static final Set<Long> REMOTE = Set.of(NFS, SMB, CIFS, SMB2, PLAN9, CEPH, AFS);

    private static final long PROC = 0x9fa0;
    private static final long SYSFS = 0x62656572;

    private static final Set<Long> MADE_UP = Set.of(PROC, SYSFS);

    private SilentVolumes() {}

    /** Why the volume that holds {@code path} does not tell; empty if it does. */
    static Optional<String> problemOf(Path path) {
        long kind = kindOf(path);
        if (REMOTE.contains(kind) || NetworkDrives.hold(path)) {
            return Optional.of("the folder is on a network volume, which does not tell of changes");
        }
        return MADE_UP.contains(kind)
                ? Optional.of("the system makes up what is in this folder, and does not tell when it changes")
                : Optional.empty();
    }

    private static long kindOf(Path path) {
        try (Scratch scratch = new ScratchPool().take()) {
            boolean known = Posix.statfs(scratch, scratch.path(path), scratch.answer()) == 0;
            return known ? scratch.answer().get(JAVA_LONG, 0) & 0xffffffffL : 0;
        }
    }
}
