package limpid.host.watch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.nio.file.Path;
import java.util.Set;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/** Tells volumes that other machines write to, of whose writing this one does not hear. Source: statfs(2). */
final class RemoteVolumes {
    private static final long NFS = 0x6969;
    private static final long SMB = 0x517b;
    private static final long CIFS = 0xff534d42L;
    private static final long SMB2 = 0xfe534d42L;
    private static final long PLAN9 = 0x01021997;
    private static final long CEPH = 0x00c36400;
    private static final long AFS = 0x5346414f;

    private static final Set<Long> REMOTE = Set.of(NFS, SMB, CIFS, SMB2, PLAN9, CEPH, AFS);

    private RemoteVolumes() {}

    static boolean holds(Path path) {
        try (Scratch scratch = new ScratchPool().take()) {
            return Posix.statfs(scratch, scratch.path(path), scratch.answer()) == 0
                    && REMOTE.contains(scratch.answer().get(JAVA_LONG, 0) & 0xffffffffL);
        }
    }
}
