package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;

/** Reads the answer of {@code statx}. Source: {@code struct statx} of linux/stat.h, the same on all processors. */
final class LinuxStat {
    private static final int UID = 0x14;
    private static final int MODE = 0x1c;
    private static final int INODE = 0x20;
    private static final int SIZE = 0x28;
    private static final int CHANGED = 0x60;
    private static final int MODIFIED = 0x70;
    private static final int DEVICE_MAJOR = 0x88;
    private static final int DEVICE_MINOR = 0x8c;

    /** Type, mode, owner, times, inode and size: what is read above. Birth and link count are not asked for. */
    private static final int WANTED = 0x1 | 0x2 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200;

    private static final int KIND_BITS = 0xf000;
    private static final int KIND_FILE = 0x8000;
    private static final int KIND_FOLDER = 0x4000;
    private static final int KIND_LINK = 0xa000;
    private static final int OWNER_EXECUTES = 0x40;

    private LinuxStat() {}

    /** Asks for a name below an open folder, or for a whole path with {@link Posix#AT_FDCWD}. */
    static int ask(Scratch scratch, int folder, MemorySegment path) {
        return Posix.statx(scratch, folder, path, Posix.AT_SYMLINK_NOFOLLOW, WANTED, scratch.answer());
    }

    /** Asks for an open file. */
    static int askOpen(Scratch scratch, int file) {
        return Posix.statx(scratch, file, scratch.emptyPath(), Posix.AT_EMPTY_PATH, WANTED, scratch.answer());
    }

    /** What the last question answered. */
    static FileStat answer(Scratch scratch) {
        MemorySegment answer = scratch.answer();
        int mode = mode(scratch);
        FileKind kind =
                switch (mode & KIND_BITS) {
                    case KIND_FILE -> FileKind.FILE;
                    case KIND_FOLDER -> FileKind.FOLDER;
                    case KIND_LINK -> FileKind.LINK;
                    default -> FileKind.SPECIAL;
                };
        long device = ((long) answer.get(JAVA_INT, DEVICE_MAJOR) << 32)
                | Integer.toUnsignedLong(answer.get(JAVA_INT, DEVICE_MINOR));
        return new FileStat(
                kind,
                kind == FileKind.FOLDER ? 0 : answer.get(JAVA_LONG, SIZE),
                time(answer, MODIFIED),
                time(answer, CHANGED),
                (mode & OWNER_EXECUTES) != 0,
                new FileIdentity(device, answer.get(JAVA_LONG, INODE)));
    }

    /** Kind and permissions, as the last question answered. */
    static int mode(Scratch scratch) {
        return scratch.answer().get(JAVA_SHORT, MODE) & 0xffff;
    }

    /** The owner's number, as the last question answered. */
    static int uid(Scratch scratch) {
        return scratch.answer().get(JAVA_INT, UID);
    }

    static boolean isFile(Scratch scratch) {
        return (mode(scratch) & KIND_BITS) == KIND_FILE;
    }

    private static Instant time(MemorySegment answer, int at) {
        return Instant.ofEpochSecond(answer.get(JAVA_LONG, at), answer.get(JAVA_INT, at + Long.BYTES));
    }
}
