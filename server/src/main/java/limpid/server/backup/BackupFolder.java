package limpid.server.backup;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskReader;
import limpid.host.time.Clock;
import limpid.server.backup.BackupList.Entry;
import limpid.wire.message.MalformedException;

/** The folder of one backup: reads its list, says what is wrong with it, removes it. */
final class BackupFolder {
    private static final String SOURCE = "backup";

    private final Disk disk;
    private final Clock clock;

    BackupFolder(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** What a backup holds. Fails with: RESTORE_SOURCE_NOT_FOUND, BACKUP_REPO_CORRUPT, what the disk says. */
    BackupList list(Path backup) {
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

    /** That a file is not what was written. */
    ReasonException damaged(Path backup, Entry entry) {
        return failure(
                ReasonCode.BACKUP_REPO_CORRUPT,
                backup,
                "the file " + entry.path() + " has other bytes than were written");
    }

    /** Removes a folder with all that is in it; nothing there is well. The list of a backup goes first. */
    void remove(Path path) {
        if (disk.stat(path).isEmpty()) {
            return;
        }
        disk.delete(path.resolve(BackupList.NAME));
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
