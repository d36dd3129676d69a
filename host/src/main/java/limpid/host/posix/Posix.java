package limpid.host.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.util.List;

/**
 * System calls of Linux. Each returns what the system returned, or the error number negated. Blocking ones hold the
 * carrier of a virtual thread; {@link Aside} takes the long ones elsewhere. Touch this class only where {@link SystemKind#isLinux}.
 */
public final class Posix {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    /** Differs between processors, like {@link #O_NOFOLLOW}. */
    public static final int O_DIRECTORY = isArm() ? 0x4000 : 0x10000;

    public static final int O_NOFOLLOW = isArm() ? 0x8000 : 0x20000;

    public static final int AT_FDCWD = -100;
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;
    public static final int AT_EMPTY_PATH = 0x1000;

    public static final int RENAME_NOREPLACE = 1;
    public static final int RENAME_EXCHANGE = 2;

    public static final int LOCK_EX_NB = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    private static final Shape.MemoryIntInt OPEN = bind(
            Shape.MemoryIntInt.class,
            "open",
            JAVA_INT,
            List.of(ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final Shape.Int CLOSE = bind(Shape.Int.class, "close", JAVA_INT, List.of(JAVA_INT));
    private static final Shape.Int FSYNC = bind(Shape.Int.class, "fsync", JAVA_INT, List.of(JAVA_INT));
    private static final Shape.Int SYNCFS = bind(Shape.Int.class, "syncfs", JAVA_INT, List.of(JAVA_INT));
    private static final Shape.IntInt FCHMOD =
            bind(Shape.IntInt.class, "fchmod", JAVA_INT, List.of(JAVA_INT, JAVA_INT));
    private static final Shape.IntInt FLOCK = bind(Shape.IntInt.class, "flock", JAVA_INT, List.of(JAVA_INT, JAVA_INT));
    private static final Shape.IntLong FTRUNCATE =
            bind(Shape.IntLong.class, "ftruncate", JAVA_INT, List.of(JAVA_INT, JAVA_LONG));
    private static final Shape.IntMemory FUTIMENS =
            bind(Shape.IntMemory.class, "futimens", JAVA_INT, List.of(JAVA_INT, ADDRESS));
    private static final Shape.IntMemoryLong READ =
            bind(Shape.IntMemoryLong.class, "read", JAVA_LONG, List.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final Shape.IntMemoryLong WRITE =
            bind(Shape.IntMemoryLong.class, "write", JAVA_LONG, List.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final Shape.IntMemoryLong GETDENTS =
            bind(Shape.IntMemoryLong.class, "getdents64", JAVA_LONG, List.of(JAVA_INT, ADDRESS, JAVA_LONG));
    private static final Shape.IntMemoryLongLong PREAD =
            bind(Shape.IntMemoryLongLong.class, "pread", JAVA_LONG, List.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final Shape.Memory UNLINK = bind(Shape.Memory.class, "unlink", JAVA_INT, List.of(ADDRESS));
    private static final Shape.Memory RMDIR = bind(Shape.Memory.class, "rmdir", JAVA_INT, List.of(ADDRESS));
    private static final Shape.MemoryInt MKDIR =
            bind(Shape.MemoryInt.class, "mkdir", JAVA_INT, List.of(ADDRESS, JAVA_INT));
    private static final Shape.MemoryMemory LINK =
            bind(Shape.MemoryMemory.class, "link", JAVA_INT, List.of(ADDRESS, ADDRESS));
    private static final Shape.MemoryMemory SYMLINK =
            bind(Shape.MemoryMemory.class, "symlink", JAVA_INT, List.of(ADDRESS, ADDRESS));
    private static final Shape.MemoryMemory STATVFS =
            bind(Shape.MemoryMemory.class, "statvfs", JAVA_INT, List.of(ADDRESS, ADDRESS));
    private static final Shape.MemoryMemoryLong READLINK =
            bind(Shape.MemoryMemoryLong.class, "readlink", JAVA_LONG, List.of(ADDRESS, ADDRESS, JAVA_LONG));
    private static final Shape.Statx STATX =
            bind(Shape.Statx.class, "statx", JAVA_INT, List.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    private static final Shape.Rename RENAMEAT2 =
            bind(Shape.Rename.class, "renameat2", JAVA_INT, List.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));

    private static final Shape.Int INOTIFY_INIT = bind(Shape.Int.class, "inotify_init1", JAVA_INT, List.of(JAVA_INT));
    private static final Shape.IntMemoryInt INOTIFY_ADD =
            bind(Shape.IntMemoryInt.class, "inotify_add_watch", JAVA_INT, List.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final Shape.IntInt INOTIFY_REMOVE =
            bind(Shape.IntInt.class, "inotify_rm_watch", JAVA_INT, List.of(JAVA_INT, JAVA_INT));
    private static final Shape.IntInt EVENTFD =
            bind(Shape.IntInt.class, "eventfd", JAVA_INT, List.of(JAVA_INT, JAVA_INT));
    private static final Shape.MemoryLongInt POLL =
            bind(Shape.MemoryLongInt.class, "poll", JAVA_INT, List.of(ADDRESS, JAVA_LONG, JAVA_INT));
    private static final Shape.MemoryMemory STATFS =
            bind(Shape.MemoryMemory.class, "statfs", JAVA_INT, List.of(ADDRESS, ADDRESS));

    private Posix() {}

    public static int open(Scratch scratch, MemorySegment path, int flags, int mode) {
        return (int) result(scratch, OPEN.call(scratch.errno(), path, flags | O_CLOEXEC, mode));
    }

    /** After this the number is another file's or nobody's; an error says nothing that could be done. */
    public static void close(Scratch scratch, int file) {
        CLOSE.call(scratch.errno(), file);
    }

    public static int fsync(Scratch scratch, int file) {
        return (int) result(scratch, FSYNC.call(scratch.errno(), file));
    }

    public static int syncfs(Scratch scratch, int file) {
        return (int) result(scratch, SYNCFS.call(scratch.errno(), file));
    }

    public static int fchmod(Scratch scratch, int file, int mode) {
        return (int) result(scratch, FCHMOD.call(scratch.errno(), file, mode));
    }

    public static int flock(Scratch scratch, int file, int operation) {
        return (int) result(scratch, FLOCK.call(scratch.errno(), file, operation));
    }

    public static int ftruncate(Scratch scratch, int file, long length) {
        return (int) result(scratch, FTRUNCATE.call(scratch.errno(), file, length));
    }

    /** Sets access and modification time from two timespecs. */
    public static int futimens(Scratch scratch, int file, MemorySegment times) {
        return (int) result(scratch, FUTIMENS.call(scratch.errno(), file, times));
    }

    public static long read(Scratch scratch, int file, MemorySegment to, long length) {
        return result(scratch, READ.call(scratch.errno(), file, to, length));
    }

    public static long write(Scratch scratch, int file, MemorySegment from, long length) {
        return result(scratch, WRITE.call(scratch.errno(), file, from, length));
    }

    public static long getdents(Scratch scratch, int folder, MemorySegment to, long length) {
        return result(scratch, GETDENTS.call(scratch.errno(), folder, to, length));
    }

    public static long pread(Scratch scratch, int file, MemorySegment to, long length, long position) {
        return result(scratch, PREAD.call(scratch.errno(), file, to, length, position));
    }

    public static int unlink(Scratch scratch, MemorySegment path) {
        return (int) result(scratch, UNLINK.call(scratch.errno(), path));
    }

    public static int rmdir(Scratch scratch, MemorySegment path) {
        return (int) result(scratch, RMDIR.call(scratch.errno(), path));
    }

    public static int mkdir(Scratch scratch, MemorySegment path, int mode) {
        return (int) result(scratch, MKDIR.call(scratch.errno(), path, mode));
    }

    public static int link(Scratch scratch, MemorySegment from, MemorySegment to) {
        return (int) result(scratch, LINK.call(scratch.errno(), from, to));
    }

    public static int symlink(Scratch scratch, MemorySegment target, MemorySegment path) {
        return (int) result(scratch, SYMLINK.call(scratch.errno(), target, path));
    }

    public static int statvfs(Scratch scratch, MemorySegment path, MemorySegment answer) {
        return (int) result(scratch, STATVFS.call(scratch.errno(), path, answer));
    }

    public static long readlink(Scratch scratch, MemorySegment path, MemorySegment to, long length) {
        return result(scratch, READLINK.call(scratch.errno(), path, to, length));
    }

    public static int statx(
            Scratch scratch, int folder, MemorySegment path, int flags, int mask, MemorySegment answer) {
        return (int) result(scratch, STATX.call(scratch.errno(), folder, path, flags, mask, answer));
    }

    public static int rename(Scratch scratch, MemorySegment from, MemorySegment to, int flags) {
        return (int) result(scratch, RENAMEAT2.call(scratch.errno(), AT_FDCWD, from, AT_FDCWD, to, flags));
    }

    /** A watcher without watches, closed like a file. */
    public static int inotifyInit(Scratch scratch) {
        return (int) result(scratch, INOTIFY_INIT.call(scratch.errno(), O_CLOEXEC | O_NONBLOCK));
    }

    public static int inotifyAdd(Scratch scratch, int watcher, MemorySegment path, int mask) {
        return (int) result(scratch, INOTIFY_ADD.call(scratch.errno(), watcher, path, mask));
    }

    public static int inotifyRemove(Scratch scratch, int watcher, int watch) {
        return (int) result(scratch, INOTIFY_REMOVE.call(scratch.errno(), watcher, watch));
    }

    /** A counter that a thread can wait for together with files. */
    public static int eventfd(Scratch scratch) {
        return (int) result(scratch, EVENTFD.call(scratch.errno(), 0, O_CLOEXEC | O_NONBLOCK));
    }

    /** Waits until one of {@code count} files is ready; for ever if {@code timeoutMillis} is negative. */
    public static int poll(Scratch scratch, MemorySegment files, long count, int timeoutMillis) {
        return (int) result(scratch, POLL.call(scratch.errno(), files, count, timeoutMillis));
    }

    public static int statfs(Scratch scratch, MemorySegment path, MemorySegment answer) {
        return (int) result(scratch, STATFS.call(scratch.errno(), path, answer));
    }

    static long result(Scratch scratch, long answer) {
        return answer == -1 ? -scratch.lastErrno() : answer;
    }

    static <T> T bind(
            Class<T> shape, String name, MemoryLayout answer, List<MemoryLayout> parameters, Linker.Option... options) {
        FunctionDescriptor descriptor = FunctionDescriptor.of(answer, parameters.toArray(MemoryLayout[]::new));
        Linker.Option[] all = new Linker.Option[options.length + 1];
        all[0] = ERRNO;
        System.arraycopy(options, 0, all, 1, options.length);
        MemorySegment address = LINKER.defaultLookup().findOrThrow(name);
        MethodHandle handle = LINKER.downcallHandle(address, descriptor, all);
        return MethodHandleProxies.asInterfaceInstance(shape, handle);
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
