package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import limpid.host.posix.Aside;
import limpid.host.posix.Errno;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/** An open file of Linux, for writing at its end. */
final class LinuxWriter implements DiskWriter {
    private static final int CLOSED = -1;

    private final ScratchPool scratches;
    private final LinuxErrors errors;
    private final Path path;
    private int file;

    LinuxWriter(ScratchPool scratches, LinuxErrors errors, Path path, int file) {
        this.scratches = scratches;
        this.errors = errors;
        this.path = path;
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        try (Scratch scratch = scratches.take()) {
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, Scratch.BYTES_MAX);
                MemorySegment.copy(bytes, offset + done, scratch.bytes(), JAVA_BYTE, 0, part);
                done += writeOnce(scratch, part);
            }
        }
    }

    /** May write less than asked for, as the system does before it says that a disk is full. */
    private int writeOnce(Scratch scratch, int length) {
        long written;
        do {
            written = Posix.write(scratch, open(), scratch.bytes(), length);
        } while (written == -Errno.EINTR);
        if (written < 0) {
            throw errors.failure(scratch, "write", written, path);
        }
        return (int) written;
    }

    @Override
    public void sync() {
        try (Scratch scratch = scratches.take()) {
            int open = open();
            int answer = Aside.call(() -> Posix.fsync(scratch, open));
            if (answer < 0) {
                throw errors.failure(scratch, "fsync", answer, path);
            }
        }
    }

    @Override
    public void truncate(long length) {
        try (Scratch scratch = scratches.take()) {
            int answer = Posix.ftruncate(scratch, open(), length);
            if (answer < 0) {
                throw errors.failure(scratch, "truncate", answer, path);
            }
        }
    }

    @Override
    public long length() {
        try (Scratch scratch = scratches.take()) {
            int answer = LinuxStat.askOpen(scratch, open());
            if (answer < 0) {
                throw errors.failure(scratch, "stat", answer, path);
            }
            return LinuxStat.answer(scratch).size();
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
