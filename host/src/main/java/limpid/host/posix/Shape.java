package limpid.host.posix;

import java.lang.foreign.MemorySegment;

/**
 * The shapes of the calls that {@link Posix} makes. Each first takes the memory that receives the error number. Through
 * these, and not through method handles, so that a call neither throws {@link Throwable} nor needs to catch it.
 */
public final class Shape {
    private Shape() {}

    /** One number: {@code close}, {@code fsync}. */
    public interface Int {
        long call(MemorySegment errno, int a);
    }

    /** Two numbers: {@code fchmod}, {@code flock}. */
    public interface IntInt {
        long call(MemorySegment errno, int a, int b);
    }

    /** A file and a length: {@code ftruncate}. */
    public interface IntLong {
        long call(MemorySegment errno, int a, long b);
    }

    /** A file and a record: {@code futimens}. */
    public interface IntMemory {
        long call(MemorySegment errno, int a, MemorySegment b);
    }

    /** A file and bytes: {@code read}, {@code write}, {@code getdents64}. */
    public interface IntMemoryLong {
        long call(MemorySegment errno, int a, MemorySegment b, long c);
    }

    /** A file, bytes and a position: {@code pread}. */
    public interface IntMemoryLongLong {
        long call(MemorySegment errno, int a, MemorySegment b, long c, long d);
    }

    /** A path: {@code unlink}. */
    public interface Memory {
        long call(MemorySegment errno, MemorySegment a);
    }

    /** A path and a mode: {@code mkdir}. */
    public interface MemoryInt {
        long call(MemorySegment errno, MemorySegment a, int b);
    }

    /** A path, flags and a mode: {@code open}. */
    public interface MemoryIntInt {
        long call(MemorySegment errno, MemorySegment a, int b, int c);
    }

    /** Two paths: {@code symlink}; a path and a record: {@code statvfs}. */
    public interface MemoryMemory {
        long call(MemorySegment errno, MemorySegment a, MemorySegment b);
    }

    /** A path and room for bytes: {@code readlink}. */
    public interface MemoryMemoryLong {
        long call(MemorySegment errno, MemorySegment a, MemorySegment b, long c);
    }

    /** A watcher, a path and a mask: {@code inotify_add_watch}. */
    public interface IntMemoryInt {
        long call(MemorySegment errno, int a, MemorySegment b, int c);
    }

    /** Records, how many, and how long: {@code poll}. */
    public interface MemoryLongInt {
        long call(MemorySegment errno, MemorySegment a, long b, int c);
    }

    /** {@code statx}. */
    public interface Statx {
        long call(MemorySegment errno, int folder, MemorySegment path, int flags, int mask, MemorySegment answer);
    }

    /** {@code renameat2}. */
    public interface Rename {
        long call(MemorySegment errno, int folder, MemorySegment from, int toFolder, MemorySegment to, int flags);
    }
}
