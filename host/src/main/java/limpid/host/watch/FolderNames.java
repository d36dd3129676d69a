package limpid.host.watch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.host.posix.Posix;
import limpid.host.posix.Scratch;

/** Lists names and whether they are folders, without asking about each: much quicker than a full listing. */
final class FolderNames {
    // Source: struct linux_dirent64 of getdents64(2) and dirent.h.
    private static final int RECORD_LENGTH = 16;
    private static final int TYPE = 18;
    private static final int NAME = 19;

    private static final byte TYPE_UNKNOWN = 0;
    private static final byte TYPE_FOLDER = 4;

    /**
     * A name in a folder.
     *
     * @param mayBeFolder true for folders, and where the file system does not tell
     */
    record Name(String text, boolean mayBeFolder) {}

    /** Which names are asked for: without those of files a listing costs a fraction. */
    enum Wanted {
        ALL,
        FOLDERS
    }

    private FolderNames() {}

    /** The names; none if the folder cannot be read, which a scan will say. */
    static List<Name> of(Scratch scratch, Path folder, Wanted wanted) {
        int flags = Posix.O_RDONLY | Posix.O_DIRECTORY | Posix.O_NOFOLLOW;
        int file = Posix.open(scratch, scratch.path(folder), flags, 0);
        if (file < 0) {
            return List.of();
        }
        List<Name> names = new ArrayList<>();
        long length;
        do {
            length = Posix.getdents(scratch, file, scratch.bytes(), Scratch.BYTES_MAX);
            addAll(scratch.bytes(), length, wanted, names);
        } while (length > 0);
        Posix.close(scratch, file);
        return names;
    }

    private static void addAll(MemorySegment records, long length, Wanted wanted, List<Name> names) {
        for (long at = 0; at < length; at += Short.toUnsignedInt(records.get(JAVA_SHORT, at + RECORD_LENGTH))) {
            byte type = records.get(JAVA_BYTE, at + TYPE);
            boolean mayBeFolder = type == TYPE_FOLDER || type == TYPE_UNKNOWN;
            if (!mayBeFolder && wanted == Wanted.FOLDERS) {
                continue;
            }
            String name = records.getString(at + NAME);
            if (!name.equals(".") && !name.equals("..")) {
                names.add(new Name(name, mayBeFolder));
            }
        }
    }
}
