package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.host.posix.Errno;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/**
 * Lists a folder of Linux. The names stay where the system wrote them, and each is asked about from there, so that a
 * name costs one call and no copy.
 */
final class LinuxListing {
    // Source: struct linux_dirent64 of getdents64(2): inode, offset, then these.
    private static final int RECORD_LENGTH = 16;
    private static final int NAME = 19;

    private static final byte DOT = '.';

    private final ScratchPool scratches;
    private final LinuxErrors errors;

    LinuxListing(ScratchPool scratches, LinuxErrors errors) {
        this.scratches = scratches;
        this.errors = errors;
    }

    List<DiskEntry> of(Path folder) {
        try (Scratch scratch = scratches.take()) {
            int file = Posix.open(
                    scratch, errors.path(scratch, folder), Posix.O_RDONLY | Posix.O_DIRECTORY | Posix.O_NOFOLLOW, 0);
            if (file < 0) {
                throw errors.failure(scratch, "list", file, folder);
            }
            try {
                return entries(scratch, file, folder);
            } finally {
                Posix.close(scratch, file);
            }
        }
    }

    private List<DiskEntry> entries(Scratch scratch, int file, Path folder) {
        List<DiskEntry> entries = new ArrayList<>();
        while (true) {
            long length = Posix.getdents(scratch, file, scratch.bytes(), Scratch.BYTES_MAX);
            if (length < 0) {
                throw errors.failure(scratch, "list", length, folder);
            }
            if (length == 0) {
                return entries;
            }
            addAll(scratch, file, length, folder, entries);
        }
    }

    private void addAll(Scratch scratch, int file, long length, Path folder, List<DiskEntry> entries) {
        MemorySegment records = scratch.bytes();
        for (long at = 0; at < length; at += Short.toUnsignedInt(records.get(JAVA_SHORT, at + RECORD_LENGTH))) {
            MemorySegment name = records.asSlice(at + NAME);
            if (isDots(name)) {
                continue;
            }
            int answer = LinuxStat.ask(scratch, file, name);
            if (answer == 0) {
                entries.add(new DiskEntry(name.getString(0), LinuxStat.answer(scratch)));
            } else if (answer != -Errno.ENOENT) { // gone since the listing: not there, so not listed
                throw errors.failure(scratch, "stat", answer, folder.resolve(name.getString(0)));
            }
        }
    }

    private static boolean isDots(MemorySegment name) {
        return name.get(JAVA_BYTE, 0) == DOT
                && (name.get(JAVA_BYTE, 1) == 0 || (name.get(JAVA_BYTE, 1) == DOT && name.get(JAVA_BYTE, 2) == 0));
    }
}
