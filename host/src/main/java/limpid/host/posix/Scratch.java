package limpid.host.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Native memory for one call at a time: its error number, its paths, its answer, its bytes. One thread at a time; close
 * it to give it back to its pool.
 */
public final class Scratch implements AutoCloseable {
    /** How many bytes one call carries. Longer reads and writes take several calls. */
    public static final int BYTES_MAX = 128 << 10;

    /** The longest path that Linux takes, in bytes, without the zero at its end. */
    public static final int PATH_BYTES_MAX = 4_095;

    private static final int ERRNO_ROOM = 32;
    private static final int EMPTY_ROOM = 32;
    private static final int PATH_ROOM = PATH_BYTES_MAX + 1;
    private static final int ANSWER_ROOM = 512;

    private final ScratchPool pool;
    private final MemorySegment errno;
    private final MemorySegment path;
    private final MemorySegment secondPath;
    private final MemorySegment answer;
    private final MemorySegment bytes;
    private final MemorySegment emptyPath;

    Scratch(ScratchPool pool) {
        this.pool = pool;
        MemorySegment all =
                Arena.ofAuto().allocate(ERRNO_ROOM + EMPTY_ROOM + 2L * PATH_ROOM + ANSWER_ROOM + BYTES_MAX, 64);
        long at = 0;
        errno = all.asSlice(at, ERRNO_ROOM);
        at += ERRNO_ROOM;
        emptyPath = all.asSlice(at, EMPTY_ROOM);
        at += EMPTY_ROOM;
        path = all.asSlice(at, PATH_ROOM);
        at += PATH_ROOM;
        secondPath = all.asSlice(at, PATH_ROOM);
        at += PATH_ROOM;
        answer = all.asSlice(at, ANSWER_ROOM);
        at += ANSWER_ROOM;
        bytes = all.asSlice(at, BYTES_MAX);
    }

    /** Room for bytes, {@link #BYTES_MAX} long. */
    public MemorySegment bytes() {
        return bytes;
    }

    /** Room for the records that calls fill in. */
    public MemorySegment answer() {
        return answer;
    }

    /** The path, as the system takes it. Fails with {@link PathTooLongException}. Holds until the next call. */
    public MemorySegment path(Path name) {
        return text(path, name.toString());
    }

    /** The path of nothing: what stands for an open file itself. */
    public MemorySegment emptyPath() {
        return emptyPath;
    }

    /** A second path beside the first. */
    public MemorySegment secondPath(Path name) {
        return text(secondPath, name.toString());
    }

    /** Any text in the place of the second path. */
    public MemorySegment secondText(String text) {
        return text(secondPath, text);
    }

    private static MemorySegment text(MemorySegment room, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > PATH_BYTES_MAX) {
            throw new PathTooLongException(utf8.length);
        }
        MemorySegment.copy(utf8, 0, room, JAVA_BYTE, 0, utf8.length);
        room.set(JAVA_BYTE, utf8.length, (byte) 0);
        return room;
    }

    MemorySegment errno() {
        return errno;
    }

    int lastErrno() {
        return errno.get(JAVA_INT, 0);
    }

    @Override
    public void close() {
        pool.give(this);
    }
}
