package limpid.server.operator;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskReader;
import limpid.host.time.Clock;
import limpid.server.operator.BackupList.Entry;
import limpid.wire.message.MalformedException;

/**
 * Puts a backup in the place of a server's data. Everything is copied and compared beside the data first; then names
 * change. A restore that is interrupted is told by the folder that it leaves, and nothing that was there is removed.
 */
public final class DataRestore {
    /** What is copied lies here until it is in place. While it exists, the data is not whole. */
    public static final String UNDER_WAY = "restoring";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String SOURCE = "restore";

    private final Disk disk;
    private final Clock clock;
    private final FileCopy files;

    public DataRestore(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
        this.files = new FileCopy(disk, clock);
    }

    /**
     * Puts {@code backup} into {@code data}, which no server uses. Returns where the former data lies; empty if there was
     * none. The caller gives all collections new epochs and then calls {@link #finish}. Fails with:
     * RESTORE_SOURCE_NOT_FOUND, BACKUP_REPO_CORRUPT, what the disk says.
     */
    public Optional<Path> put(Path backup, Path data) {
        BackupList list = list(backup);
        Path fresh = data.resolve(UNDER_WAY);
        remove(fresh);
        disk.createFolders(fresh);
        for (Entry entry : list.entries()) {
            if (!copy(backup, entry, fresh).hash().equals(entry.hash())) {
                throw failure(
                        ReasonCode.BACKUP_REPO_CORRUPT,
                        backup,
                        "the file " + entry.path() + " has other bytes than were written");
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
        remove(data.resolve(UNDER_WAY));
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

    private BackupList list(Path backup) {
        Path file = backup.resolve(BackupList.NAME);
        if (disk.stat(file).isEmpty()) {
            throw failure(
                    ReasonCode.RESTORE_SOURCE_NOT_FOUND, backup, "it has no list of its files, " + BackupList.NAME);
        }
        try {
            return BackupList.decode(readAll(file));
        } catch (MalformedException e) {
            throw failure(
                    ReasonCode.BACKUP_REPO_CORRUPT,
                    backup,
                    "its list of files, " + BackupList.NAME + ", cannot be understood");
        }
    }

    private byte[] readAll(Path file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (DiskReader in = disk.read(file)) {
            int count = in.read(0, buffer, 0, buffer.length);
            while (count > 0) {
                all.write(buffer, 0, count);
                count = in.read(all.size(), buffer, 0, buffer.length);
            }
        }
        return all.toByteArray();
    }

    private void remove(Path path) {
        if (disk.stat(path).isEmpty()) {
            return;
        }
        for (DiskEntry entry : disk.list(path)) {
            Path below = path.resolve(entry.name());
            switch (entry.stat().kind()) {
                case FOLDER -> remove(below);
                case FILE, LINK, SPECIAL -> disk.delete(below);
            }
        }
        disk.delete(path);
    }

    private ReasonException failure(ReasonCode code, Path backup, String problem) {
        Instant now = clock.now();
        return new ReasonException(Reason.of(
                code,
                Subject.server(backup.toString()),
                now,
                new Evidence("path", backup.toString(), "", SOURCE, now),
                new Evidence("problem", problem, "", SOURCE, now)));
    }
}
