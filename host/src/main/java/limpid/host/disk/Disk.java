package limpid.host.disk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file system, as little of it as Limpid needs. {@link Path} serves as a name only. No method follows a link in the
 * last segment. Safe for all threads.
 *
 * <p>All methods throw {@link limpid.core.reason.ReasonException}. Fails with (each where it applies):
 * PERMISSION_DENIED_LOCAL, READ_ONLY_FS, DEVICE_DISK_FULL, INODES_EXHAUSTED, FILE_TOO_LARGE, FILE_LOCKED_LOCAL,
 * NAME_TOO_LONG, NAME_ILLEGAL, ITEM_VANISHED (a path that must exist does not), IO_ERROR. Evidence: {@code path}, and
 * what the system said; for a full disk {@code volume} and {@code free-bytes}; for permissions {@code owner} and
 * {@code mode}.
 */
public interface Disk {
    /** What stands at {@code path}; empty if nothing does. */
    Optional<FileStat> stat(Path path);

    /** All names in {@code folder}, in no order, without {@code .} and {@code ..}. */
    List<DiskEntry> list(Path folder);

    /** Opens a file for reading. */
    DiskReader read(Path file);

    /** Makes a new file and opens it. A path that exists fails with NAME_TAKEN. */
    DiskWriter create(Path file);

    /** Opens a file for writing at its end, making it if need be. */
    DiskWriter append(Path file);

    /** Where a link points, as written. */
    String readLink(Path link);

    /** Makes a link. A path that exists fails with NAME_TAKEN. */
    void createLink(Path link, String target);

    /** Makes a folder and those above it; one that exists is well. */
    void createFolders(Path folder);

    /**
     * Gives {@code from} the name {@code to}, in one step. A {@code to} that exists fails with NAME_TAKEN, except that a
     * file may change the case or the Unicode form of its own name.
     */
    void move(Path from, Path to);

    /**
     * Puts {@code with} at {@code target} in one step and leaves what stood there at {@code with}: at every moment the
     * target is one or the other, whole, and nothing is unlinked. Both must exist, on one volume.
     */
    void exchange(Path with, Path target);

    /** Removes a file, a link or an empty folder; a path with nothing there is well. FOLDER_NOT_EMPTY for others. */
    void delete(Path path);

    /** Sets what travels with a file. */
    void setAttributes(Path file, Instant modified, boolean executable);

    /** Returns when the names in {@code folder} survive a power loss. */
    void syncFolder(Path folder);

    /**
     * Returns when everything written so far on the volume of {@code path} survives a power loss: one call for a batch
     * of hundreds of small files.
     */
    void syncVolume(Path path);

    /** How full the volume of {@code path} is. */
    DiskSpace space(Path path);

    /** How the file system below {@code folder} treats names; tries with files of its own and removes them. */
    DiskTraits traits(Path folder);

    /**
     * Takes a lock that no other process can hold at the same time and that dies with this process; empty if somebody
     * holds it.
     */
    Optional<DiskLock> lock(Path file);
}
