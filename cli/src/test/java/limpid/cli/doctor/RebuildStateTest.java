package limpid.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.Test;

class RebuildStateTest {
    private static final Path STATE = Path.of("/home/ada/.local/state/limpid");
    private static final Path DATABASE = STATE.resolve("state.db");

    private final SimClock clock = new SimClock();
    private final SimDisk disk = new SimDisk(clock);
    private final RebuildState fix = new RebuildState(DATABASE, disk, clock);
    private final Reason corrupt = Reason.of(ReasonCode.DB_CORRUPT, Subject.device(), clock.now());

    RebuildStateTest() {
        disk.createFolders(STATE);
        disk.create(DATABASE).close();
        disk.create(STATE.resolve("state.db-wal")).close();
        disk.create(STATE.resolve("device.json")).close();
    }

    @Test
    void putsTheDatabaseAsideAndKeepsIt() {
        fix.apply(corrupt);
        assertThat(disk.list(STATE))
                .extracting(DiskEntry::name)
                .contains("device.json", "damaged-20260301-120000-state.db", "damaged-20260301-120000-state.db-wal")
                .doesNotContain("state.db", "state.db-wal");
    }

    @Test
    void changesNothingBeforehand() {
        assertThat(fix.preview(corrupt)).contains(DATABASE.toString());
        assertThat(disk.stat(DATABASE)).isPresent();
    }

    @Test
    @Provokes(ReasonCode.STATE_IN_USE)
    void leavesTheDatabaseToAnAgentThatRuns() {
        assertThat(disk.lock(STATE.resolve("lock"))).isPresent();
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> fix.apply(corrupt))
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.STATE_IN_USE));
        assertThat(disk.stat(DATABASE)).isPresent();
    }
}
