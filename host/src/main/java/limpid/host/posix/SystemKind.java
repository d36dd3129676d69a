package limpid.host.posix;

import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.stream.Stream;

/** Which system this is. */
public final class SystemKind {
    private SystemKind() {}

    /** Whether this is a Linux with all calls of {@link Posix}; if not, nothing of that class may be touched. */
    public static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux")
                && ValueLayout.ADDRESS.byteSize() == Long.BYTES
                && Stream.of("statx", "renameat2", "getdents64", "syncfs", "inotify_init1")
                        .allMatch(name ->
                                Linker.nativeLinker().defaultLookup().find(name).isPresent());
    }
}
