package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.SimDisk.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rots on the server comes back from devices that still have it, and nothing else happens to anybody. */
class AskedBackTest {
    private static final int A = 0;
    private static final int B = 1;

    private final Stage stage = new Stage(Names.EXACT, Names.EXACT);

    @Test
    void comesFromADeviceThatHasItAsSoonAsTheScrubFindsIt() {
        stage.does(A, new Deed.Write("film", Value.of("b1"))).does(A, new Deed.Write("song", Value.of("m1")));
        stage.comesIntoStep();
        long seq = status(A).seq();
        assertThat(server().damageAll()).isGreaterThan(2);
        server().upkeep();
        assertThat(server().quarantined()).isGreaterThan(2);
        stage.passes(Duration.ofSeconds(10));
        assertThat(server().quarantined()).isZero();
        stage.comesIntoStep();
        assertThat(status(A).seq()).as("nothing was changed").isEqualTo(seq);
        server().upkeep();
        assertThat(server().quarantined()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"KILL", "POWER_LOSS", "LOSE_REQUEST", "LOSE_ANSWER", "DOUBLE"})
    void comesAlsoWhenTheWayOrTheProgramBreaks(Fault.Kind kind) {
        stage.does(A, new Deed.Write("film", Value.of("b1")));
        stage.comesIntoStep();
        stage.happens(B, Fault.Kind.CUT, 0);
        for (int count = 1; count <= 12; count++) {
            server().damageAll();
            stage.happens(A, kind, count);
            server().upkeep();
            stage.passes(Duration.ofMinutes(5));
            assertThat(server().quarantined()).as("%s at call %d", kind, count).isZero();
        }
        stage.mended().comesIntoStep();
        assertThat(stage.device(A).disk.bytes(SimAgent.ROOT.resolve("film")))
                .isEqualTo(Value.of("b1").bytes());
    }

    @Test
    @Provokes(ReasonCode.BLOB_CORRUPT)
    void reachesTheDeviceThatAskedForItInVain() {
        stage.tells(B, new Event.Pause(Optional.empty()));
        stage.does(A, new Deed.Write("film", Value.of("b1"))).passes(Duration.ofMinutes(1));
        server().damageAll();
        stage.happens(A, Fault.Kind.CUT, 0);
        stage.tells(B, new Event.Resume());
        assertThat(stage.why(B, "film", ReasonCode.BLOB_CORRUPT).attempts()).isPositive();
        stage.passes(Duration.ofMinutes(10));
        stage.why(B, "film", ReasonCode.BLOB_CORRUPT);
        stage.mended();
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.bytes(SimAgent.ROOT.resolve("film")))
                .isEqualTo(Value.of("b1").bytes());
        assertThat(server().quarantined()).isZero();
    }

    /** The file that has the bytes was edited before it was asked for: the edit counts, and what is lost was replaced. */
    @Test
    void isNotAskedForOnceNothingLivingNeedsIt() {
        stage.does(A, new Deed.Write("film", Value.of("b1")));
        stage.comesIntoStep();
        stage.tells(A, new Event.Pause(Optional.empty())).tells(B, new Event.Pause(Optional.empty()));
        stage.does(A, new Deed.Write("film", Value.of("b2"))).passes(Duration.ofSeconds(10));
        stage.does(B, new Deed.Delete("film")).passes(Duration.ofSeconds(10));
        server().damageAll();
        server().upkeep();
        stage.tells(A, new Event.Resume()).tells(B, new Event.Resume());
        stage.comesIntoStep();
        assertThat(stage.device(B).disk.bytes(SimAgent.ROOT.resolve("film")))
                .isEqualTo(Value.of("b2").bytes());
    }

    private SimServer server() {
        return stage.world().server;
    }

    private Status status(int device) {
        return stage.device(device).life().orElseThrow().status();
    }
}
