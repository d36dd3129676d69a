package limpid.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.operator.Operator.FlawLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @TempDir
    private Path folder = Path.of("");

    private Shelf shelf;
    private Path backup = Path.of("");

    @BeforeEach
    void makeABackup() {
        shelf = new Shelf(folder);
        backup = folder.resolve("backup");
        shelf.backup(backup);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private RehearsalReport rehearse() {
        return new Rehearsal(shelf.disk, shelf.clock, shelf.chance)
                .run(backup, new Rehearsal.Stage(shelf.data, folder.resolve("scratch")));
    }

    @Test
    void saysWhatARestoreWouldBring() {
        RehearsalReport report = rehearse();
        assertThat(report.flaws()).isEmpty();
        assertThat(report.items()).isEqualTo(2);
        assertThat(report.homes()).singleElement().satisfies(home -> {
            assertThat(home.name()).isEqualTo("Ada");
            assertThat(home.people()).isEqualTo(1);
            assertThat(home.bytes()).isEqualTo(2 * Shelf.FILE_BYTES);
        });
        assertThat(new String(report.json(), UTF_8)).startsWith("{\"well\":true,\"at\":\"");
    }

    @Test
    void touchesNothing() {
        Map<String, String> before = Shelf.snapshot(backup);
        rehearse();
        assertThat(Shelf.snapshot(backup)).isEqualTo(before);
        assertThat(folder.resolve("scratch")).doesNotExist();
        assertThat(backup.resolve("ledger.db-wal")).doesNotExist();
    }

    @Test
    void namesADamagedPackAndTheThingsThatItHits() throws IOException {
        Shelf.damage(Shelf.pack(backup));
        RehearsalReport report = rehearse();
        assertThat(report.isGood()).isFalse();
        assertThat(report.flaws())
                .extracting(FlawLine::code)
                .contains("BACKUP_REPO_CORRUPT")
                .containsAnyOf("BLOB_CORRUPT", "BLOB_MISSING");
        assertThat(report.items()).as("what is whole is still told").isEqualTo(2);
    }

    @Test
    void namesAPackThatIsGone() throws IOException {
        Path pack = Shelf.pack(backup);
        Files.delete(pack);
        assertThat(rehearse().flaws()).anySatisfy(flaw -> assertThat(flaw.sentence())
                .contains(pack.getFileName().toString()));
    }

    @Test
    void noticesWhatNoListOfFilesTells() throws IOException {
        Path pack = Shelf.pack(backup);
        Path list = backup.resolve("backup.json");
        String name = backup.relativize(pack).toString();
        String entry = Files.readString(list).replaceFirst("\\{\"path\":\"" + name + "\"[^}]*},?", "");
        Files.writeString(list, entry.replace(",]", "]"));
        Files.delete(pack);
        assertThat(rehearse().flaws()).extracting(FlawLine::code).contains("BLOB_MISSING");
    }

    @Test
    void doesNotOpenADamagedLedger() throws IOException {
        Shelf.damage(backup.resolve("ledger.db"));
        RehearsalReport report = rehearse();
        assertThat(report.homes()).isEmpty();
        assertThat(report.flaws()).singleElement().satisfies(flaw -> assertThat(flaw.sentence())
                .contains("ledger.db"));
    }

    @Test
    void noticesALedgerThatWasCutAndListedSo() throws IOException {
        byte[] half = Files.readAllBytes(backup.resolve("ledger.db"));
        Files.write(backup.resolve("ledger.db"), java.util.Arrays.copyOf(half, half.length / 2));
        String hash = limpid.core.chunk.Hash.of(Files.readAllBytes(backup.resolve("ledger.db")))
                .toString();
        Path list = backup.resolve("backup.json");
        Files.writeString(
                list,
                Files.readString(list)
                        .replaceFirst("(\"path\":\"ledger.db\",\"bytes\":\\d+,\"sha256\":\")[0-9a-f]+", "$1" + hash));
        RehearsalReport report = rehearse();
        assertThat(report.flaws()).isNotEmpty();
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Provokes(ReasonCode.RESTORE_TARGET_BLOCKED)
    @Test
    void saysWhenThereIsNoRoomForIt() throws IOException {
        Path list = backup.resolve("backup.json");
        Files.writeString(
                list,
                Files.readString(list)
                        .replaceFirst(
                                "\"path\":\"ledger.db\",\"bytes\":\\d+",
                                "\"path\":\"ledger.db\",\"bytes\":" + (1L << 60)));
        assertThat(rehearse().flaws()).extracting(FlawLine::code).containsExactly("RESTORE_TARGET_BLOCKED");
    }

    @Test
    void isRefusedWhereThereIsNoBackup() throws IOException {
        Path list = backup.resolve("backup.json");
        Files.writeString(list, "{\"at\":\"yesterday\"}");
        assertThat(reasonOf(this::rehearse).code()).isEqualTo(ReasonCode.BACKUP_REPO_CORRUPT);
        Files.writeString(
                list,
                "{\"at\":\"2026-01-01T00:00:00Z\",\"version\":\"1\",\"files\":[{\"path\":\"../x\",\"bytes\":1,\"sha256\":\""
                        + "0".repeat(64) + "\"}]}");
        assertThat(reasonOf(this::rehearse).code()).isEqualTo(ReasonCode.BACKUP_REPO_CORRUPT);
        Files.delete(list);
        assertThat(reasonOf(this::rehearse).code()).isEqualTo(ReasonCode.RESTORE_SOURCE_NOT_FOUND);
    }
}
