package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import limpid.host.posix.Errno;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/** An open file of Linux, for reading. */
final class LinuxReader implements DiskReader {
    private static final int CLOSED = -1;

    private final ScratchPool scratches;
    private final LinuxErrors errors;
    private final Path path;
    private int file;

    LinuxReader(ScratchPool scratches, LinuxErrors errors, Path path, int file) {
        this.scratches = scratches;
        this.errors = errors;
        this.path = path;
        this.file = file;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        try (Scratch scratch = scratches.take()) {
            int done = 0;
            while (done < length) {
                int wanted = Math.min(length - done, Scratch.BYTES_MAX);
                int got = readOnce(scratch, position + done, wanted);
                MemorySegment.copy(scratch.bytes(), JAVA_BYTE, 0, buffer, offset + done, got);
                done += got;
                if (got < wanted) {
                    break;
                }
            }
            return done;
        }
    }

    private int readOnce(Scratch scratch, long position, int length) {
        long got;
        do {
            got = Posix.pread(scratch, open(), scratch.bytes(), length, position);
        } while (got == -Errno.EINTR);
        if (got < 0) {
            throw errors.failure(scratch, "read", got, path);
        }
        return (int) got;
    }

    @Override
    public FileStat stat() {
        try (Scratch scratch = scratches.take()) {
            int answer = LinuxStat.askOpen(scratch, open());
            if (answer < 0) {
                throw errors.failure(scratch, "stat", answer, path);
            }
            return LinuxStat.answer(scratch);
        }
    }

    private int open() {
        if (file == CLOSED) {
            throw new IllegalStateException("the file is closed");
        }
        return file;
    }

    @Override
    public void close() {
        if (file != CLOSED) {
            try (Scratch scratch = scratches.take()) {
                Posix.close(scratch, file);
            }
            file = CLOSED;
        }
    }
}
