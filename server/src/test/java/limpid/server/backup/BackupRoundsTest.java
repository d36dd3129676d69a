package limpid.server.backup;

import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.server.audit.Audit;
import limpid.server.audit.AuditEntry;
import limpid.server.library.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRoundsTest {
    @TempDir
    private Path folder = Path.of("");

    /** What stands still until the test moves it, and remembers. */
    private final Rig rig = new Rig();

    private final Disk disk = RealDisk.of(rig.clock);
    private final BackupBook book = new BackupBook(rig.ledger);
    private final Audit audit = new Audit(rig.ledger, rig.clock, rig.chance);
    private final BackupWatch watch = new BackupWatch(book, rig.clock);
    private boolean isBroken;
    private Shelf shelf;
    private BackupRounds rounds;
    private Path shelfFolder = Path.of("");

    @BeforeEach
    void open() {
        shelf = new Shelf(folder);
        shelfFolder = folder.resolve("backups");
        BackupMaker maker = new BackupMaker(
                to -> {
                    if (isBroken) {
                        throw new ReasonException(full());
                    }
                    return new Backup(disk, rig.clock)
                            .make(shelf.ledger::copyTo, shelf.data.resolve("blobs"), List.of(), to);
                },
                book,
                rig.clock);
        rounds = new BackupRounds(book, maker, disk, rig.clock, audit);
    }

    private Reason full() {
        return Reason.of(
                ReasonCode.SERVER_DISK_FULL,
                Subject.server(""),
                rig.clock.now(),
                new Evidence("free-bytes", "0", "", "disk", rig.clock.now()));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private void plan(int keep) {
        book.plan(new BackupPlan(true, shelfFolder.toString(), "02:30", keep).checked());
    }

    private Set<String> lying() throws IOException {
        try (Stream<Path> all = Files.list(shelfFolder)) {
            return new TreeSet<>(all.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void makeNothingUntilThereIsAPlan() {
        assertThat(rounds.timeOfDay()).isEmpty();
        assertThat(rounds.round()).isEqualTo("Backups are switched off.");
        assertThat(shelfFolder).doesNotExist();
    }

    @Test
    void makeABackupThatIsReadAgain() throws IOException {
        plan(3);
        assertThat(rounds.timeOfDay()).contains(java.time.LocalTime.of(2, 30));
        assertThat(rounds.round()).contains("read again and found equal");
        assertThat(lying()).containsExactly("limpid-20261121-100000");
        BackupEntry entry = book.entries(10).getFirst();
        assertThat(entry.ok()).isTrue();
        assertThat(entry.verifiedAt()).isPresent();
        assertThat(new BackupPlace(disk, rig.clock, shelf.data).holds(entry)).isTrue();
    }

    @Test
    void removeTheOldestOnlyAfterANewerOneCounts() throws IOException {
        plan(2);
        for (int day = 0; day < 2; day++) {
            rounds.round();
            rig.clock.pass(Duration.ofDays(1));
        }
        isBroken = true;
        for (int day = 0; day < 3; day++) {
            assertThat(reasonOf(() -> rounds.round()).code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
            rig.clock.pass(Duration.ofDays(1));
        }
        assertThat(lying()).containsExactly("limpid-20261121-100000", "limpid-20261122-100000");
        isBroken = false;
        rounds.round();
        assertThat(lying()).containsExactly("limpid-20261122-100000", "limpid-20261126-100000");
        assertThat(audit.list("", 1)).extracting(AuditEntry::what).containsExactly("BACKUP_REMOVED");
    }

    @Test
    void leaveAloneWhatIsNotOurs() throws IOException {
        plan(1);
        rounds.round();
        Files.createDirectories(shelfFolder.resolve("holiday"));
        Files.createDirectories(shelfFolder.resolve("limpid-2025"));
        Files.writeString(shelfFolder.resolve("limpid-20200101-000000"), "a file");
        rig.clock.pass(Duration.ofDays(1));
        rounds.round();
        assertThat(lying())
                .containsExactlyInAnyOrder(
                        "holiday", "limpid-2025", "limpid-20200101-000000", "limpid-20261122-100000");
    }

    @Test
    void removeWhatWasNeverFinished() throws IOException {
        plan(5);
        Files.createDirectories(shelfFolder.resolve("limpid-20261120-100000/blobs"));
        Files.writeString(shelfFolder.resolve("limpid-20261120-100000/ledger.db"), "half");
        rounds.round();
        assertThat(lying()).containsExactly("limpid-20261121-100000");
    }

    @Provokes(ReasonCode.SERVER_BACKUP_STALE)
    @Test
    void areMissedBeforeTheFirstAndAfterTwoDays() {
        assertThat(sentence()).contains("they are switched off");
        plan(3);
        assertThat(watch.problems()).hasSize(1);
        rounds.round();
        assertThat(watch.problems()).isEmpty();
        rig.clock.pass(Duration.ofDays(1));
        isBroken = true;
        assertThat(reasonOf(() -> rounds.round()).code()).isEqualTo(ReasonCode.SERVER_DISK_FULL);
        assertThat(watch.problems()).as("one day is no alarm").isEmpty();
        rig.clock.pass(Duration.ofDays(2));
        assertThat(sentence()).contains("since 21 Nov 2026").contains("The disk of your server is full");
    }

    private String sentence() {
        return ReasonTexts.english().sentence(watch.problems().getFirst());
    }
}
