package limpid.host.disk;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import limpid.core.reason.ReasonCode;
import limpid.host.posix.Errno;
import limpid.host.posix.PathTooLongException;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;
import limpid.host.posix.ScratchPool;

/** Moves and exchanges names, by {@code renameat2}. */
final class LinuxNames {
    private final ScratchPool scratches;
    private final LinuxErrors errors;

    LinuxNames(ScratchPool scratches, LinuxErrors errors) {
        this.scratches = scratches;
        this.errors = errors;
    }

    void move(Path from, Path to) {
        try (Scratch scratch = scratches.take()) {
            int answer = rename(scratch, from, to, Posix.RENAME_NOREPLACE);
            if (answer == -Errno.EEXIST && isOwnNameRespelt(scratch, from, to)) {
                answer = rename(scratch, from, to, 0);
            }
            if (answer == -Errno.EINVAL && to.startsWith(from)) {
                throw errors.failure(ReasonCode.MOVE_CYCLE, "rename", Errno.EINVAL, to);
            }
            if (isUnsupported(answer)) {
                answer = moveByLink(scratch, from, to);
            }
            if (answer < 0) {
                throw errors.failure(scratch, "rename", answer, culprit(scratch, answer, from, to));
            }
        }
    }

    /**
     * Without a rename that refuses to replace (some network and FUSE file systems), a second name of the file that
     * refuses to, and the first one's end. Folders have no second names: a look before the rename must do, and whoever
     * makes an empty folder there in between loses that folder, though no content.
     */
    private int moveByLink(Scratch scratch, Path from, Path to) {
        int linked = Posix.link(scratch, errors.path(scratch, from), second(scratch, to));
        if (linked == 0) {
            return Posix.unlink(scratch, errors.path(scratch, from));
        }
        if (linked != -Errno.EPERM && !isUnsupported(linked)) {
            return linked;
        }
        return LinuxStat.ask(scratch, Posix.AT_FDCWD, errors.path(scratch, to)) == 0
                ? -Errno.EEXIST
                : rename(scratch, from, to, 0);
    }

    void exchange(Path with, Path target) {
        try (Scratch scratch = scratches.take()) {
            int answer = rename(scratch, with, target, Posix.RENAME_EXCHANGE);
            if (isUnsupported(answer)) {
                answer = exchangeByLink(scratch, with, target);
            }
            if (answer < 0) {
                throw errors.failure(scratch, "exchange", answer, culprit(scratch, answer, with, target));
            }
        }
    }

    /** The old file gets a third name, the new one replaces it at the target, and the third name becomes the second. */
    private int exchangeByLink(Scratch scratch, Path with, Path target) {
        Path third = with.resolveSibling(with.getFileName() + ".swap");
        int linked = Posix.link(scratch, errors.path(scratch, target), second(scratch, third));
        if (linked < 0) {
            return linked;
        }
        int replaced = rename(scratch, with, target, 0);
        if (replaced < 0) {
            Posix.unlink(scratch, errors.path(scratch, third));
            return replaced;
        }
        return rename(scratch, third, with, 0);
    }

    private int rename(Scratch scratch, Path from, Path to, int flags) {
        return Posix.rename(scratch, errors.path(scratch, from), second(scratch, to), flags);
    }

    private MemorySegment second(Scratch scratch, Path path) {
        try {
            return scratch.secondPath(path);
        } catch (PathTooLongException e) {
            throw errors.failure(ReasonCode.NAME_TOO_LONG, "path", Errno.ENAMETOOLONG, path);
        }
    }

    /** EINVAL is how a file system says that it does not know a flag. */
    private static boolean isUnsupported(int answer) {
        return answer == -Errno.EINVAL || answer == -Errno.ENOSYS || answer == -Errno.EOPNOTSUPP;
    }

    private boolean isOwnNameRespelt(Scratch scratch, Path from, Path to) {
        if (!SpellingChange.isBetween(from, to)
                || LinuxStat.ask(scratch, Posix.AT_FDCWD, errors.path(scratch, from)) != 0) {
            return false;
        }
        FileIdentity identity = LinuxStat.answer(scratch).identity();
        return LinuxStat.ask(scratch, Posix.AT_FDCWD, errors.path(scratch, to)) == 0
                && LinuxStat.answer(scratch).identity().equals(identity);
    }

    /** Which of the two paths the system meant: what must be there and is not comes first. */
    private Path culprit(Scratch scratch, int answer, Path from, Path to) {
        boolean missing = answer == -Errno.ENOENT || answer == -Errno.ENOTDIR;
        return missing && LinuxStat.ask(scratch, Posix.AT_FDCWD, errors.path(scratch, from)) != 0 ? from : to;
    }
}
