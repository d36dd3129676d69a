package limpid.host.disk;

import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/** A lock that is held. Closing gives it back. */
final class LinuxLock implements DiskLock {
    private static final int CLOSED = -1;

    private final ScratchPool scratches;
    private int file;

    LinuxLock(ScratchPool scratches, int file) {
        this.scratches = scratches;
        this.file = file;
    }

    @Override
    public synchronized void close() {
        if (file != CLOSED) {
            try (Scratch scratch = scratches.take()) {
                Posix.close(scratch, file);
            }
            file = CLOSED;
        }
    }
}
