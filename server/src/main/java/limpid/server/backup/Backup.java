package limpid.server.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.place.PrivateFolder;
import limpid.host.time.Clock;
import limpid.server.backup.BackupList.Entry;
import limpid.server.backup.FileCopy.Passed;
import limpid.server.operator.Operator.BackupLine;
import limpid.wire.message.Release;

/**
 * Copies a server's data while it runs. The ledger is copied first, as one consistent picture; packs only grow, so every
 * chunk that this picture names is in the packs that are copied after it, as long as nothing removes packs meanwhile.
 */
public final class Backup {
    /** The ledger's copy in a backup. */
    static final String LEDGER = "ledger.db";
    /** The packs' copy in a backup. */
    static final String BLOBS = "blobs";
    /** The copy of what the server proves itself with. Without it every device would have to sign in again. */
    static final String TLS = "tls";

    private static final String SOURCE = "backup";

    private final Disk disk;
    private final Clock clock;
    private final FileCopy files;

    public Backup(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
        this.files = new FileCopy(disk, clock);
    }

    /** Copies a ledger to a file that is not there yet, as one consistent picture. */
    public interface LedgerCopy {
        void copyTo(Path file);
    }

    /**
     * Makes a backup in {@code to}, which only its owner can read, reads it again and compares. Nothing may remove packs until
     * this returns. The server's certificate, which is made anew from its authority, is not in it. Fails with:
     * SETTINGS_INVALID (the folder is not empty), BACKUP_REPO_CORRUPT (what was read again differs), what the disk says.
     *
     * @param secrets files that must not be lost either; those that are not there are left out
     */
    public BackupLine make(LedgerCopy ledger, Path blobs, List<Path> secrets, Path to) {
        requireEmpty(to);
        PrivateFolder.make(to, clock);
        Instant at = clock.now();
        ledger.copyTo(to.resolve(LEDGER));
        Passed copied = files.read(to.resolve(LEDGER));
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(LEDGER, copied.bytes(), copied.hash()));
        copyAll(blobs, to.resolve(BLOBS), BLOBS, entries);
        copySecrets(secrets, to, entries);
        disk.syncVolume(to);
        BackupList list = new BackupList(at, Release.VERSION, entries);
        verify(list, to);
        write(to.resolve(BackupList.NAME), list.encode());
        disk.syncFolder(to);
        return new BackupLine(to, entries.size(), list.bytes());
    }

    /** Reads every file of a backup and compares. Fails with: BACKUP_REPO_CORRUPT. */
    void verify(BackupList list, Path folder) {
        for (Entry entry : list.entries()) {
            Passed read = files.read(folder.resolve(entry.path()));
            if (!read.hash().equals(entry.hash())) {
                throw new ReasonException(Reason.of(
                        ReasonCode.BACKUP_REPO_CORRUPT,
                        Subject.server(folder.toString()),
                        clock.now(),
                        seen("path", folder.toString(), ""),
                        seen(
                                "problem",
                                "read again, the file " + entry.path() + " has other bytes than were written",
                                ""),
                        seen("sha256", read.hash().toString(), entry.hash().toString())));
            }
        }
    }

    private void copyAll(Path from, Path to, String path, List<Entry> entries) {
        if (disk.stat(from).isEmpty()) {
            return;
        }
        for (DiskEntry entry : disk.list(from)) {
            String below = path + "/" + entry.name();
            if (entry.stat().kind() == FileKind.FOLDER) {
                copyAll(from.resolve(entry.name()), to.resolve(entry.name()), below, entries);
            } else if (entry.stat().kind() == FileKind.FILE) {
                Passed copied = files.copy(from.resolve(entry.name()), to.resolve(entry.name()));
                entries.add(new Entry(below, copied.bytes(), copied.hash()));
            }
        }
    }

    private void copySecrets(List<Path> secrets, Path to, List<Entry> entries) {
        for (Path secret : secrets) {
            if (disk.stat(secret).isPresent()) {
                String below = TLS + "/" + secret.getFileName();
                Passed copied = files.copySecret(secret, to.resolve(below));
                entries.add(new Entry(below, copied.bytes(), copied.hash()));
            }
        }
    }

    private void requireEmpty(Path to) {
        Optional<FileStat> there = disk.stat(to);
        boolean empty = there.isEmpty()
                || (there.get().kind() == FileKind.FOLDER && disk.list(to).isEmpty());
        if (!empty) {
            throw new ReasonException(Reason.of(
                    ReasonCode.SETTINGS_INVALID,
                    Subject.server(""),
                    clock.now(),
                    seen(
                            "problem",
                            "a backup needs a folder that is empty or not there yet, and " + to + " is not",
                            ""),
                    seen("setting", "--to", "")));
        }
    }

    private void write(Path file, byte[] bytes) {
        try (DiskWriter out = disk.create(file)) {
            out.write(bytes, 0, bytes.length);
            out.sync();
        }
    }

    private Evidence seen(String what, String observed, String required) {
        return new Evidence(what, observed, required, SOURCE, clock.now());
    }
}
