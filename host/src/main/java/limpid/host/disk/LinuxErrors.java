package limpid.host.disk;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.posix.Errno;
import limpid.host.posix.PathTooLongException;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;

/** Says which cause stands behind an error number of Linux. */
final class LinuxErrors {
    private static final int FREE_BLOCKS = 32;
    private static final int ALL_INODES = 40;
    private static final int FREE_INODES = 48;

    private final DiskFailures failures;

    LinuxErrors(DiskFailures failures) {
        this.failures = failures;
    }

    /**
     * The reason for a refused call.
     *
     * @param negated the error number, negated, as {@link Posix} returns it
     */
    ReasonException failure(Scratch scratch, String call, long negated, Path path) {
        int errno = (int) -negated;
        ReasonCode code = codeOf(errno, path);
        if (code == ReasonCode.DEVICE_DISK_FULL && errno == Errno.ENOSPC && lacksOnlyInodes(scratch, path)) {
            code = ReasonCode.INODES_EXHAUSTED;
        }
        return failures.failure(code, call, Errno.name(errno), path);
    }

    /** A reason whose code is known. */
    ReasonException failure(ReasonCode code, String call, int errno, Path path) {
        return failures.failure(code, call, Errno.name(errno), path);
    }

    /** The path, as the system takes it. Fails with: NAME_TOO_LONG. */
    MemorySegment path(Scratch scratch, Path path) {
        try {
            return scratch.path(path);
        } catch (PathTooLongException e) {
            throw failure(ReasonCode.NAME_TOO_LONG, "path", Errno.ENAMETOOLONG, path);
        }
    }

    static ReasonCode codeOf(int errno, Path path) {
        return switch (errno) {
            case Errno.ENOENT -> isUnspeakable(path) ? ReasonCode.NAME_ILLEGAL : ReasonCode.ITEM_VANISHED;
            case Errno.ENOTDIR, Errno.ELOOP, Errno.EISDIR -> ReasonCode.ITEM_VANISHED;
            case Errno.EACCES, Errno.EPERM -> ReasonCode.PERMISSION_DENIED_LOCAL;
            case Errno.EROFS -> ReasonCode.READ_ONLY_FS;
            case Errno.ENOSPC, Errno.EDQUOT -> ReasonCode.DEVICE_DISK_FULL;
            case Errno.EFBIG, Errno.EOVERFLOW -> ReasonCode.FILE_TOO_LARGE;
            case Errno.EBUSY, Errno.ETXTBSY, Errno.EAGAIN -> ReasonCode.FILE_LOCKED_LOCAL;
            case Errno.ENAMETOOLONG -> ReasonCode.NAME_TOO_LONG;
            // File systems of other systems refuse such names as a:b or ?; Linux's own take all names.
            case Errno.EILSEQ, Errno.EINVAL -> ReasonCode.NAME_ILLEGAL;
            case Errno.EEXIST -> ReasonCode.NAME_TAKEN;
            case Errno.ENOTEMPTY -> ReasonCode.FOLDER_NOT_EMPTY;
            default -> ReasonCode.IO_ERROR;
        };
    }

    /** A name that is not UTF-8 comes out of a listing with replacement characters, and so leads nowhere. */
    private static boolean isUnspeakable(Path path) {
        return path.toString().indexOf('\ufffd') >= 0;
    }

    private static boolean lacksOnlyInodes(Scratch scratch, Path path) {
        Path folder = path.getParent() == null ? path : path.getParent();
        MemorySegment answer = scratch.answer();
        return Posix.statvfs(scratch, scratch.path(folder), answer) == 0
                && answer.get(JAVA_LONG, ALL_INODES) > 0
                && answer.get(JAVA_LONG, FREE_INODES) == 0
                && answer.get(JAVA_LONG, FREE_BLOCKS) > 0;
    }
}
