package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Status;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.SimDisk.Names;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps something from being in step is told by its own name, with what was seen, and no longer than it lasts. */
class ToldCausesTest {
    private static final int A = 0;
    private static final int B = 1;

    private final Stage stage = new Stage(Names.EXACT, Names.EXACT);

    @Nested
    class OnTheWay {
        @ParameterizedTest
        @CsvSource({"UPLOADING, 0", "COMMITTING, 0", "DOWNLOADING, 1"})
        @Provokes({ReasonCode.UPLOADING, ReasonCode.COMMITTING, ReasonCode.DOWNLOADING})
        void isAFileThatTravels(ReasonCode code, int device) {
            stage.does(A, new Deed.Write("film", Value.of("b1")));
            Reason reason = stage.why(device, "film", code);
            assertThat(reason.subject().name()).isEqualTo("film");
            assertThat(stage.state(device)).isEqualTo(Status.State.SYNCING);
            stage.comesIntoStep();
        }

        @Test
        @Provokes(ReasonCode.APPLYING)
        void isANameThatChangesElsewhere() {
            stage.does(A, new Deed.Write("old", Value.of("t1"))).comesIntoStep();
            stage.does(A, new Deed.Move("old", "new"));
            stage.why(B, "old", ReasonCode.APPLYING);
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("new"))).isPresent();
        }

        /** A deletion waits a moment: editors replace files in two steps. */
        @Test
        @Provokes(ReasonCode.QUEUED)
        void isWhatWaitsForItsTurn() {
            stage.does(A, new Deed.Write("file", Value.of("b1"))).comesIntoStep();
            stage.does(A, new Deed.Delete("file"));
            stage.why(A, "file", ReasonCode.QUEUED);
            assertThat(stage.says(A, ReasonCode.QUEUED).bytes()).isZero();
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("file"))).isEmpty();
        }

        @Test
        @Provokes(ReasonCode.WAITING_FOR_OTHER_ITEM)
        void comesAfterItsFolder() {
            stage.device(B).disk.faults().setNodesLeft(0);
            stage.does(A, new Deed.Write("folder/in it", Value.of("t1")));
            Reason reason = stage.why(B, "folder/in it", ReasonCode.WAITING_FOR_OTHER_ITEM);
            assertThat(reason.observed("other-item")).contains("folder");
            stage.passes(Duration.ofMinutes(1));
            Status status = stage.device(B).life().orElseThrow().status();
            assertThat(status.binding().orElseThrow().code())
                    .as("the other item's own cause is told first")
                    .isEqualTo(ReasonCode.INODES_EXHAUSTED);
            stage.device(B).disk.faults().setRoomy();
            stage.comesIntoStep();
        }

        @Test
        @Provokes(ReasonCode.FILE_CHANGING)
        void isNoFileThatIsBeingWritten() {
            stage.does(A, new Deed.Write("log", Value.of("b1")));
            stage.why(A, "log", ReasonCode.UPLOADING);
            for (int i = 1; i < 200; i++) {
                Value value = Value.of(i % 2 == 0 ? "m" + i : "b" + i);
                stage.world().happenings.in(i * 20_000L, () -> stage.does(A, new Deed.Write("log", value)));
            }
            Reason reason = stage.why(A, "log", ReasonCode.FILE_CHANGING);
            assertThat(reason.nextAttemptAt()).isPresent();
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.bytes(SimAgent.ROOT.resolve("log")))
                    .isEqualTo(Value.of("b199").bytes());
        }
    }

    @Nested
    class Held {
        @Test
        @Provokes(ReasonCode.NOT_SCANNED)
        void untilEverythingWasLookedAtSinceTheStart() {
            stage.does(A, new Deed.Write("file", Value.of("t1"))).comesIntoStep();
            stage.device(A).end();
            stage.says(A, ReasonCode.NOT_SCANNED);
            stage.why(A, "file", ReasonCode.NOT_SCANNED);
            stage.comesIntoStep();
        }

        @Test
        @Provokes(ReasonCode.PAUSED)
        void byAPersonUntilTheyResume() {
            stage.tells(A, new Event.Pause(Optional.empty()));
            stage.does(A, new Deed.Write("file", Value.of("t1")));
            Reason reason = stage.why(A, "file", ReasonCode.PAUSED);
            assertThat(reason.observed("until")).contains("resumed");
            stage.passes(Duration.ofHours(30));
            stage.why(A, "file", ReasonCode.PAUSED);
            assertThat(stage.state(A)).isEqualTo(Status.State.PAUSED);
            stage.tells(A, new Event.Resume());
            stage.comesIntoStep();
        }

        @Test
        @Provokes(ReasonCode.PAUSED)
        void byAPersonUntilTheTimeIsOver() {
            Instant end = stage.device(A).now().plus(Duration.ofMinutes(2));
            stage.tells(A, new Event.Pause(Optional.of(Duration.ofMinutes(2))));
            stage.does(A, new Deed.Write("file", Value.of("t1")));
            Reason reason = stage.why(A, "file", ReasonCode.PAUSED);
            assertThat(reason.nextAttemptAt().orElseThrow()).isBetween(end, end.plusMillis(10));
            stage.comesIntoStep();
            assertThat(stage.device(A).now()).isBetween(end, end.plusSeconds(5));
        }

        @Test
        @Provokes(ReasonCode.MASS_DELETE_GUARD)
        void becauseSoMuchWouldBeDeletedUntilAPersonConfirms() {
            deleteMany();
            Status.Bucket held = stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            assertThat(held.items())
                    .as("all but their folder, which comes after them")
                    .isEqualTo(30);
            assertThat(held.reason().observed("deletions")).contains("31");
            assertThat(held.reason().observed("items")).contains("31");
            stage.passes(Duration.ofHours(2));
            assertThat(stage.state(A)).isEqualTo(Status.State.NEEDS_YOU);
            assertThat(stage.device(B).disk.list(SimAgent.ROOT.resolve("photos")))
                    .hasSize(30);
            stage.tells(A, new Event.Confirm());
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("photos")))
                    .isEmpty();
        }

        @Test
        @Provokes(ReasonCode.MASS_DELETE_GUARD)
        void becauseSoMuchWouldBeDeletedUntilItIsBack() {
            deleteMany();
            stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            stage.toDisk(A, () -> stage.device(A).disk.move(aside(), SimAgent.ROOT.resolve("photos")));
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.list(SimAgent.ROOT.resolve("photos")))
                    .hasSize(30);
        }

        @Test
        void becauseSoMuchWouldBeDeletedButNotAgainByTheNextRunOnceConfirmed() {
            deleteMany();
            stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            confirmWithoutANetwork();
            stage.device(A).end();
            stage.mended().comesIntoStep();
            assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("photos")))
                    .isEmpty();
        }

        @Test
        void becauseSoMuchWouldBeDeletedAlsoWhenTheSameWasConfirmedBeforeItCameBack() {
            deleteMany();
            stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            confirmWithoutANetwork();
            stage.device(A).end();
            stage.toDisk(A, () -> stage.device(A).disk.move(aside(), SimAgent.ROOT.resolve("photos")));
            stage.mended().comesIntoStep();
            stage.toDisk(A, () -> stage.device(A).disk.move(SimAgent.ROOT.resolve("photos"), aside()));
            stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            stage.device(A).end();
            stage.passes(Duration.ofHours(2));
            stage.says(A, ReasonCode.MASS_DELETE_GUARD);
            assertThat(stage.device(B).disk.list(SimAgent.ROOT.resolve("photos")))
                    .hasSize(30);
        }

        /** The device knows that it is cut off, so nothing is on its way to the server when its program ends. */
        private void confirmWithoutANetwork() {
            stage.happens(A, Fault.Kind.CUT, 0).passes(Duration.ofMinutes(2));
            stage.tells(A, new Event.Confirm()).passes(Duration.ofSeconds(1));
        }

        /** A folder goes, as when its disk is pulled out. */
        private void deleteMany() {
            for (int i = 0; i < 30; i++) {
                stage.does(A, new Deed.Write("photos/" + i, Value.of("t" + i)));
            }
            stage.comesIntoStep();
            stage.toDisk(A, () -> stage.device(A).disk.move(SimAgent.ROOT.resolve("photos"), aside()));
        }

        private static Path aside() {
            return SimAgent.DIR.resolveSibling("aside");
        }
    }

    @Nested
    class ByTheDisk {
        @Test
        @Provokes(ReasonCode.READ_ONLY_FS)
        void thatTakesNoWrites() {
            stage.happens(B, Fault.Kind.READ_ONLY, 0);
            stage.does(A, new Deed.Write("file", Value.of("t1")));
            stage.why(B, "file", ReasonCode.READ_ONLY_FS);
            assertThat(stage.state(B)).isNotIn(Status.State.IN_STEP, Status.State.SYNCING);
            stage.mended().comesIntoStep();
        }

        @Test
        @Provokes(ReasonCode.INODES_EXHAUSTED)
        void thatTakesNoMoreFiles() {
            stage.device(B).disk.faults().setNodesLeft(0);
            stage.does(A, new Deed.Write("file", Value.of("m1")));
            Reason reason = stage.why(B, "file", ReasonCode.INODES_EXHAUSTED);
            assertThat(reason.nextAttemptAt()).isPresent();
            stage.device(B).disk.faults().setRoomy();
            stage.comesIntoStep();
        }

        @ParameterizedTest
        @CsvSource({"NAME_CASE_COLLISION, Note, nOTE", "NAME_UNICODE_COLLISION, caf\u00e9, cafe\u0301"})
        @Provokes({ReasonCode.NAME_CASE_COLLISION, ReasonCode.NAME_UNICODE_COLLISION})
        void thatHoldsOnlyOneOfTwoNames(ReasonCode code, String first, String second) {
            Stage folding = new Stage(Names.EXACT, Names.FOLDING);
            folding.does(A, new Deed.Write(first, Value.of("t1"))).comesIntoStep();
            folding.does(A, new Deed.Write(second, Value.of("t2")));
            Reason reason = folding.why(B, second, code);
            assertThat(reason.observed("other-name")).contains(first);
            folding.passes(Duration.ofHours(2));
            assertThat(folding.device(B).disk.bytes(SimAgent.ROOT.resolve(first)))
                    .isEqualTo(Value.of("t1").bytes());
            assertThat(folding.state(B)).isEqualTo(Status.State.NEEDS_YOU);
            folding.does(A, new Deed.Move(second, "other"));
            folding.comesIntoStep();
        }
    }

    @Nested
    class AfterALongTime {
        @Test
        @Provokes(ReasonCode.CHANGE_TOKEN_EXPIRED)
        void aDeviceChecksEverythingAnew() {
            stage.does(A, new Deed.Write("gone", Value.of("t1")));
            stage.does(A, new Deed.Write("kept", Value.of("t2")));
            stage.comesIntoStep();
            stage.happens(B, Fault.Kind.CUT, 0);
            stage.does(A, new Deed.Delete("gone"));
            stage.passes(Duration.ofMinutes(2));
            stage.happens(
                    History.SERVER,
                    Fault.Kind.SERVER_CLOCK_JUMP,
                    Duration.ofDays(500).toSeconds());
            // A clock that jumps while the server runs would be doubted for a day.
            stage.world().server.stop();
            stage.world().server.start();
            stage.world().server.upkeep();
            stage.mended();
            stage.says(B, ReasonCode.CHANGE_TOKEN_EXPIRED);
            stage.comesIntoStep();
            assertThat(stage.device(B).disk.stat(SimAgent.ROOT.resolve("kept"))).isPresent();
        }
    }
}
