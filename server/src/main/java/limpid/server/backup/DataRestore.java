package limpid.server.backup;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.time.Clock;
import limpid.server.backup.BackupList.Entry;

/**
 * Puts a backup in the place of a server's data. Everything is copied and compared beside the data first; then names
 * change. A restore that is interrupted is told by the folder that it leaves, and nothing that was there is removed.
 */
public final class DataRestore {
    /** What is copied lies here until it is in place. While it exists, the data is not whole. */
    public static final String UNDER_WAY = "restoring";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private final Disk disk;
    private final Clock clock;
    private final FileCopy files;
    private final BackupFolder folders;

    public DataRestore(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
        this.files = new FileCopy(disk, clock);
        this.folders = new BackupFolder(disk, clock);
    }

    /**
     * Puts {@code backup} into {@code data}, which no server uses. Returns where the former data lies; empty if there was
     * none. The caller gives all collections new epochs and then calls {@link #finish}. Fails with:
     * RESTORE_SOURCE_NOT_FOUND, BACKUP_REPO_CORRUPT, what the disk says.
     */
    public Optional<Path> put(Path backup, Path data) {
        BackupList list = folders.list(backup);
        Path fresh = data.resolve(UNDER_WAY);
        folders.remove(fresh);
        disk.createFolders(fresh);
        for (Entry entry : list.entries()) {
            if (!copy(backup, entry, fresh).hash().equals(entry.hash())) {
                throw folders.damaged(backup, entry);
            }
        }
        disk.syncVolume(fresh);
        Optional<Path> aside = moveAside(data, list.entries().stream().anyMatch(DataRestore::isSecret));
        for (DiskEntry entry : disk.list(fresh)) {
            disk.move(fresh.resolve(entry.name()), data.resolve(entry.name()));
        }
        disk.syncFolder(data);
        return aside;
    }

    /** Says that the data is whole again. */
    public void finish(Path data) {
        folders.remove(data.resolve(UNDER_WAY));
        disk.syncFolder(data);
    }

    private FileCopy.Passed copy(Path backup, Entry entry, Path fresh) {
        Path from = backup.resolve(entry.path());
        Path to = fresh.resolve(entry.path());
        return isSecret(entry) ? files.copySecret(from, to) : files.copy(from, to);
    }

    private static boolean isSecret(Entry entry) {
        return entry.path().startsWith(Backup.TLS + "/");
    }

    /** A backup without the server's authority leaves the one that is here: devices that joined by it know no other. */
    private Optional<Path> moveAside(Path data, boolean hasSecrets) {
        List<DiskEntry> former = disk.list(data).stream()
                .filter(entry -> entry.name().startsWith(Backup.LEDGER)
                        || entry.name().equals(Backup.BLOBS)
                        || (hasSecrets && entry.name().equals(Backup.TLS)))
                .toList();
        if (former.isEmpty()) {
            return Optional.empty();
        }
        Path aside = data.resolve("replaced-" + STAMP.format(clock.now()));
        disk.createFolders(aside);
        former.forEach(entry -> disk.move(data.resolve(entry.name()), aside.resolve(entry.name())));
        disk.syncFolder(aside);
        return Optional.of(aside);
    }
}
