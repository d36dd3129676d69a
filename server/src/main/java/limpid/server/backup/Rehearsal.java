package limpid.server.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;
import limpid.server.backup.BackupList.Entry;
import limpid.server.operator.DataCheck;
import limpid.server.operator.Operator.FlawLine;
import limpid.store.blob.FileBlobStore;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.sql.SqlLedger;
import limpid.store.sql.SqliteSettings;

/**
 * Does everything that a restore would do, short of it: reads each file of a backup and compares, opens a copy of its ledger,
 * and reads every chunk that an item names. The backup is only read; what is written lies in a scratch folder that is gone
 * afterwards.
 */
public final class Rehearsal {
    private final Disk disk;
    private final Clock clock;
    private final Chance chance;
    private final FileCopy files;
    private final BackupFolder folders;

    public Rehearsal(Disk disk, Clock clock, Chance chance) {
        this.disk = disk;
        this.clock = clock;
        this.chance = chance;
        this.files = new FileCopy(disk, clock);
        this.folders = new BackupFolder(disk, clock);
    }

    /** Where a restore would go, and where it may be tried. */
    public record Stage(Path data, Path scratch) {}

    /**
     * Rehearses. Takes as long as reading the backup twice. Fails with: RESTORE_SOURCE_NOT_FOUND, BACKUP_REPO_CORRUPT (its
     * list cannot be understood), what the disk says of the scratch folder. Whatever else is wrong stands in the report.
     */
    public RehearsalReport run(Path backup, Stage stage) {
        BackupList list = folders.list(backup);
        Map<String, FlawLine> damaged = compare(list, backup);
        List<FlawLine> flaws = new ArrayList<>(damaged.values());
        room(list, stage).ifPresent(flaws::add);
        boolean hasLedger =
                list.entries().stream().anyMatch(entry -> entry.path().equals(Backup.LEDGER));
        if (!hasLedger) {
            flaws.add(new FlawLine(ReasonCode.BACKUP_REPO_CORRUPT.name(), "The backup has no ledger."));
        }
        // Without the ledger there is nothing to open; damaged packs are looked into for what they hit.
        List<RehearsalReport.HomeLine> homes =
                hasLedger && !damaged.containsKey(Backup.LEDGER) ? opened(backup, stage.scratch(), flaws) : List.of();
        return new RehearsalReport(list.at(), list.version(), list.entries().size(), list.bytes(), homes, flaws);
    }

    /** What is wrong with single files, by their paths. */
    private Map<String, FlawLine> compare(BackupList list, Path backup) {
        Map<String, FlawLine> flaws = new LinkedHashMap<>();
        for (Entry entry : list.entries()) {
            try {
                if (!files.read(backup.resolve(entry.path())).hash().equals(entry.hash())) {
                    flaws.put(entry.path(), line(folders.damaged(backup, entry)));
                }
            } catch (ReasonException unreadable) {
                String code = unreadable.reason().code().name();
                flaws.put(entry.path(), new FlawLine(code, "The file " + entry.path() + " cannot be read."));
            }
        }
        return flaws;
    }

    /** A restore keeps what was there before, so it needs room for all of it beside that. */
    private Optional<FlawLine> room(BackupList list, Stage stage) {
        DiskSpace space = disk.space(stage.data());
        return space.freeBytes() >= list.bytes()
                ? Optional.empty()
                : Optional.of(new FlawLine(
                        ReasonCode.RESTORE_TARGET_BLOCKED.name(),
                        "A restore needs " + list.bytes() + " bytes on " + space.name() + ", and " + space.freeBytes()
                                + " are free."));
    }

    private List<RehearsalReport.HomeLine> opened(Path backup, Path scratch, List<FlawLine> flaws) {
        folders.remove(scratch);
        disk.createFolders(scratch);
        try {
            Path copy = scratch.resolve(Backup.LEDGER);
            files.copy(backup.resolve(Backup.LEDGER), copy);
            return look(copy, backup.resolve(Backup.BLOBS), flaws);
        } finally {
            folders.remove(scratch);
        }
    }

    private List<RehearsalReport.HomeLine> look(Path copy, Path blobs, List<FlawLine> flaws) {
        try (SqlLedger ledger = SqlLedger.sqlite(new SqliteSettings(copy, ""), disk, clock)) {
            List<RehearsalReport.HomeLine> homes = homes(ledger);
            if (homes.isEmpty()) {
                return homes;
            }
            if (disk.stat(blobs).isEmpty()) {
                flaws.add(new FlawLine(
                        ReasonCode.SERVER_STORAGE_OFFLINE.name(), "The backup has no folder " + Backup.BLOBS + "."));
                return homes;
            }
            try (FileBlobStore packs = FileBlobStore.open(blobs, new ReadingDisk(disk), clock, chance)) {
                flaws.addAll(new DataCheck(ledger, packs, clock).run());
            }
            return homes;
        } catch (ReasonException unusable) {
            flaws.add(line(unusable));
            return List.of();
        }
    }

    private static List<RehearsalReport.HomeLine> homes(Ledger ledger) {
        List<HomeId> ids = ledger.administer(directory -> directory.homes());
        return ids.stream()
                .flatMap(home -> ledger.read(home, Rehearsal::home).stream())
                .toList();
    }

    private static Optional<RehearsalReport.HomeLine> home(HomeTransaction rows) {
        return rows.homeRow()
                .map(row -> new RehearsalReport.HomeLine(
                        rows.home(),
                        row.name(),
                        rows.persons().size(),
                        rows.collections().stream()
                                .mapToLong(CollectionRow::items)
                                .sum(),
                        row.usedBytes(),
                        row.keptBytes()));
    }

    private static FlawLine line(ReasonException failure) {
        return new FlawLine(
                failure.reason().code().name(), ReasonTexts.english().sentence(failure.reason()));
    }
}
