package limpid.agent.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.RealDisk;
import limpid.host.disk.SimDisk;
import limpid.host.time.Clock;
import limpid.host.time.SimClock;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCheckTest {
    private static final int PAGE = 4096;

    private final Clock clock = new SystemClock();

    @TempDir
    private Path folder;

    @Test
    void findsNothingWrongBeforeTheFirstStart() {
        assertThat(check().look())
                .anySatisfy(seen -> assertThat(seen.observed()).isEqualTo("nothing is written down yet"));
    }

    @Test
    void looksBesideAnAgentThatUsesTheFile() {
        try (var store = new SqliteStateStore(file(), clock)) {
            assertThat(store.load()).isNotNull();
            assertThat(check().look())
                    .anySatisfy(seen -> assertThat(seen.observed()).isEqualTo("ok"));
        }
    }

    @Test
    @Provokes(ReasonCode.DB_CORRUPT)
    void findsDamage() throws Exception {
        new SqliteStateStore(file(), clock).close();
        var noise = new byte[2 * PAGE];
        Arrays.fill(noise, (byte) -1);
        try (var raw = new RandomAccessFile(file().toFile(), "rw")) {
            raw.seek(PAGE);
            raw.write(noise);
        }
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(() -> check().look())
                .satisfies(e -> assertThat(e.reason().code()).isEqualTo(ReasonCode.DB_CORRUPT));
    }

    @Test
    @Provokes(ReasonCode.DB_ON_NETWORK_FS)
    void refusesAFolderOnAnotherMachine() {
        var sim = new SimDisk(new SimClock(), SimDisk.Names.EXACT);
        sim.createFolders(Path.of("/state"));
        var check = new StateCheck(Path.of("/state/state.db"), sim, clock);
        check.requireOwnDrive();
        sim.faults().setFileSystem("nfs4");
        assertThatExceptionOfType(ReasonException.class)
                .isThrownBy(check::requireOwnDrive)
                .satisfies(e -> {
                    assertThat(e.reason().code()).isEqualTo(ReasonCode.DB_ON_NETWORK_FS);
                    assertThat(e.reason().observed("fs")).contains("nfs4");
                });
    }

    private StateCheck check() {
        return new StateCheck(file(), RealDisk.of(clock), clock);
    }

    private Path file() {
        return folder.resolve("state.db");
    }
}
