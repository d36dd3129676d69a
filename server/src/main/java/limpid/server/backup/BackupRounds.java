package limpid.server.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Wording;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;
import limpid.host.place.PrivateFolder;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.operator.Operator.BackupLine;

/**
 * Backs the server up by its plan, and removes what is too many: the oldest, and only after the newest was read again. What
 * others put into the folder is left alone.
 */
public final class BackupRounds {
    /** Only folders of this form are ours to remove. */
    private static final Pattern NAME = Pattern.compile("limpid-\\d{8}-\\d{6}");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'limpid-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final BackupBook book;
    private final BackupMaker maker;
    private final Disk disk;
    private final Clock clock;
    private final Audit audit;
    private final BackupFolder folders;

    public BackupRounds(BackupBook book, BackupMaker maker, Disk disk, Clock clock, Audit audit) {
        this.book = book;
        this.maker = maker;
        this.disk = disk;
        this.clock = clock;
        this.audit = audit;
        this.folders = new BackupFolder(disk, clock);
    }

    /** When a backup is to be made; empty while they are switched off. */
    public Optional<LocalTime> timeOfDay() {
        return Optional.of(book.plan()).filter(BackupPlan::on).map(BackupPlan::time);
    }

    /** One round; returns what was done. Fails with: what a backup fails with; then nothing is removed. */
    public String round() {
        BackupPlan plan = book.plan();
        if (!plan.on()) {
            return "Backups are switched off.";
        }
        Path shelf = plan.path();
        PrivateFolder.make(shelf, clock);
        Path to = shelf.resolve(STAMP.format(clock.now()));
        BackupLine made = maker.make(to);
        audit.note(Note.ofServer(Act.BACKUP_MADE, Map.of("folder", to.toString())));
        int removed = prune(shelf, to, plan.keep());
        return made.files() + " files, " + Wording.size(made.bytes()) + ", read again and found equal"
                + (removed == 0 ? "." : "; " + removed + (removed == 1 ? " older one" : " older ones") + " removed.");
    }

    /** What lies on the shelf. */
    private record Stored(Path folder, Optional<Instant> at) {}

    private int prune(Path shelf, Path newest, int keep) {
        List<Stored> whole = new ArrayList<>();
        List<Stored> torn = new ArrayList<>();
        for (DiskEntry entry : disk.list(shelf)) {
            boolean isOurs = NAME.matcher(entry.name()).matches()
                    && entry.stat().kind() == FileKind.FOLDER
                    && !shelf.resolve(entry.name()).equals(newest);
            if (isOurs) {
                Stored stored = stored(shelf.resolve(entry.name()));
                (stored.at().isPresent() ? whole : torn).add(stored);
            }
        }
        whole.sort(Comparator.comparing((Stored one) -> one.at().orElseThrow()).reversed());
        // The newest, which was just read again, is one of those that are kept.
        List<Stored> tooMany = whole.subList(Math.min(whole.size(), keep - 1), whole.size());
        tooMany.forEach(this::remove);
        torn.forEach(this::remove);
        return tooMany.size() + torn.size();
    }

    /** One without a list of its files was never finished, and is none. One whose list cannot be read now stays. */
    private Stored stored(Path folder) {
        if (disk.stat(folder.resolve(BackupList.NAME)).isEmpty()) {
            return new Stored(folder, Optional.empty());
        }
        try {
            return new Stored(folder, Optional.of(folders.list(folder).at()));
        } catch (ReasonException unreadable) {
            return new Stored(folder, Optional.of(Instant.MAX));
        }
    }

    private void remove(Stored stored) {
        folders.remove(stored.folder());
        audit.note(Note.ofServer(
                Act.BACKUP_REMOVED, Map.of("folder", stored.folder().toString())));
    }
}
