package limpid.host.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimDisk.Names;
import limpid.host.time.SimClock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimDiskTest {
    private static final Path ROOT = Path.of("/root");
    private static final Path A = Path.of("/root/a");
    private static final Path B = Path.of("/root/b");

    private final SimClock clock = new SimClock();
    private final SimDisk disk = disk(Names.EXACT);

    private SimDisk disk(Names names) {
        SimDisk made = new SimDisk(clock, names);
        made.createFolders(ROOT);
        made.syncVolume(ROOT);
        return made;
    }

    private static void write(SimDisk disk, Path path, String text) {
        try (DiskWriter writer = disk.append(path)) {
            writer.truncate(0);
            writer.write(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
        }
    }

    private static String text(SimDisk disk, Path path) {
        return disk.stat(path).isEmpty() ? "-" : new String(disk.bytes(path), UTF_8);
    }

    private static void fails(ReasonCode code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ReasonException.class, e -> assertThat(
                        e.reason().code())
                .isEqualTo(code));
    }

    @Nested
    class AfterAPowerLoss {
        @Test
        void keepsWhatWasSynced() {
            for (int seed = 0; seed < 200; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, A, "kept");
                fresh.syncVolume(A);
                write(fresh, B, "maybe");
                fresh.crash(new SimChance(seed));
                assertThat(text(fresh, A)).isEqualTo("kept");
            }
        }

        @Test
        void losesUnsyncedNamesAndBytesIndependently() {
            Set<String> outcomes = new HashSet<>();
            for (int seed = 0; seed < 300; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, A, "ab");
                fresh.crash(new SimChance(seed));
                outcomes.add(text(fresh, A));
            }
            assertThat(outcomes).contains("-", "", "ab", "a", "a\0");
        }

        @Test
        void mayLeaveAnEmptyFileWhenARenameOvertakesTheBytes() {
            Set<String> outcomes = new HashSet<>();
            for (int seed = 0; seed < 300; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, A, "old");
                fresh.syncVolume(A);
                write(fresh, B, "new");
                fresh.exchange(B, A);
                fresh.syncFolder(ROOT);
                fresh.crash(new SimChance(seed));
                outcomes.add(text(fresh, A));
                assertThat(text(fresh, B)).isEqualTo("old");
            }
            assertThat(outcomes).contains("", "new").doesNotContain("old", "-");
        }

        @Test
        void hasAMovedFileOnceEvenBetweenFolders() {
            for (int seed = 0; seed < 200; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                Path there = Path.of("/root/folder/a");
                write(fresh, A, "x");
                fresh.createFolders(Path.of("/root/folder"));
                fresh.syncVolume(A);
                fresh.move(A, there);
                fresh.crash(new SimChance(seed));
                assertThat(fresh.stat(A).isPresent())
                        .isNotEqualTo(fresh.stat(there).isPresent());
            }
        }

        @Test
        void neverLosesAFolderThatMovedIntoAnother() {
            for (int seed = 0; seed < 200; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, A, "x");
                fresh.createFolders(Path.of("/root/f/g"));
                fresh.syncVolume(A);
                fresh.move(Path.of("/root/f/g"), Path.of("/root/g"));
                fresh.move(Path.of("/root/f"), Path.of("/root/g/f"));
                fresh.crash(new SimChance(seed));
                assertThat(folders(fresh, ROOT)).hasSize(3);
            }
        }

        private List<Path> folders(SimDisk any, Path folder) {
            List<Path> found = new ArrayList<>(List.of(folder));
            for (DiskEntry entry : any.list(folder)) {
                if (entry.stat().kind() == FileKind.FOLDER) {
                    found.addAll(folders(any, folder.resolve(entry.name())));
                }
            }
            return found;
        }

        @Test
        void losesNothingThatPeopleDid() {
            for (int seed = 0; seed < 100; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, B, "ours");
                fresh.durably(() -> write(fresh, A, "theirs"));
                fresh.durably(() -> fresh.move(A, Path.of("/root/c")));
                fresh.crash(new SimChance(seed));
                assertThat(text(fresh, Path.of("/root/c"))).isEqualTo("theirs");
            }
        }

        @Test
        void provesNothingByASyncAfterOneThatFailed() {
            Set<String> outcomes = new HashSet<>();
            for (int seed = 0; seed < 50; seed++) {
                SimDisk fresh = disk(Names.EXACT);
                write(fresh, A, "x");
                fresh.faults().setSyncsFail(true);
                try (DiskWriter writer = fresh.append(A)) {
                    fails(ReasonCode.IO_ERROR, writer::sync);
                    fresh.faults().setSyncsFail(false);
                    writer.sync();
                }
                fresh.syncVolume(A);
                fresh.crash(new SimChance(seed));
                outcomes.add(text(fresh, A));
            }
            assertThat(outcomes).contains("");
        }
    }

    @Nested
    class Identity {
        @Test
        void staysWithAFileThatMoves() {
            write(disk, A, "x");
            FileIdentity before = disk.stat(A).orElseThrow().identity();
            disk.move(A, B);
            assertThat(disk.stat(B).orElseThrow().identity()).isEqualTo(before);
        }

        @Test
        void isUsedAgainAfterADeletion() {
            write(disk, A, "x");
            FileIdentity before = disk.stat(A).orElseThrow().identity();
            disk.delete(A);
            disk.syncVolume(ROOT);
            write(disk, B, "y");
            assertThat(disk.stat(B).orElseThrow().identity()).isEqualTo(before);
        }

        @Test
        void showsAnEditThatRestoresTheTimeOfModification() {
            write(disk, A, "x");
            FileStat before = disk.stat(A).orElseThrow();
            clock.advance(Duration.ofSeconds(1));
            write(disk, A, "y");
            disk.setAttributes(A, before.modified(), false);
            FileStat after = disk.stat(A).orElseThrow();
            assertThat(after.modified()).isEqualTo(before.modified());
            assertThat(after.changed()).isAfter(before.changed());
        }
    }

    @Nested
    class NamesOnDisk {
        @Test
        void foldWhereTheDiskFolds() {
            SimDisk mac = disk(Names.FOLDING);
            write(mac, A, "x");
            assertThat(mac.stat(Path.of("/root/A"))).isPresent();
            fails(ReasonCode.NAME_TAKEN, () -> mac.create(Path.of("/root/A")));
            mac.move(A, Path.of("/root/A"));
            assertThat(mac.list(ROOT)).extracting(DiskEntry::name).containsExactly("A");
        }

        @Test
        void areStoredDecomposedWhereTheDiskDoesThat() {
            SimDisk mac = disk(Names.DECOMPOSING);
            write(mac, Path.of("/root/\u00e9"), "x");
            assertThat(mac.list(ROOT)).extracting(DiskEntry::name).containsExactly("e\u0301");
            assertThat(mac.stat(Path.of("/root/\u00e9"))).isPresent();
        }
    }

    @Nested
    class Faults {
        @Test
        void aFullDiskTakesWhatFitsAndSaysHowMuchIsFree() {
            disk.faults().leaveFree(1);
            fails(ReasonCode.DEVICE_DISK_FULL, () -> write(disk, A, "abc"));
            assertThat(text(disk, A)).isEqualTo("a");
            disk.delete(A);
            assertThat(disk.space(ROOT).freeBytes()).isEqualTo(1);
        }

        @Test
        void aDeniedFileCanBeSeenAndMovedButNotRead() {
            write(disk, A, "x");
            disk.faults().deny(A);
            disk.move(A, B);
            assertThat(disk.stat(B)).isPresent();
            fails(ReasonCode.PERMISSION_DENIED_LOCAL, () -> disk.read(B));
            disk.faults().mend();
            disk.read(B).close();
        }

        @Test
        void aDeniedFolderHidesWhatIsInIt() {
            write(disk, A, "x");
            disk.faults().deny(ROOT);
            fails(ReasonCode.PERMISSION_DENIED_LOCAL, () -> disk.list(ROOT));
            fails(ReasonCode.PERMISSION_DENIED_LOCAL, () -> disk.stat(A));
        }

        @Test
        void anUnpluggedVolumeLeavesAnEmptyFolder() {
            write(disk, A, "x");
            disk.faults().unplug(ROOT);
            assertThat(disk.list(ROOT)).isEmpty();
            disk.faults().plugIn(ROOT);
            assertThat(text(disk, A)).isEqualTo("x");
        }

        @Test
        void aReadOnlyDiskRefusesChanges() {
            write(disk, A, "x");
            disk.faults().setReadOnly(true);
            fails(ReasonCode.READ_ONLY_FS, () -> disk.delete(A));
            fails(ReasonCode.READ_ONLY_FS, () -> disk.append(A));
            fails(ReasonCode.READ_ONLY_FS, () -> disk.setAttributes(A, Instant.EPOCH, true));
        }
    }

    @Test
    void tellsEachCallToAHookBeforeItHappens() {
        List<DiskCall> calls = new ArrayList<>();
        HookedDisk hooked = new HookedDisk(disk, (call, path) -> {
            assertThat(disk.stat(A)).isEmpty();
            calls.add(call);
        });
        hooked.stat(A);
        hooked.create(A).close();
        assertThat(calls).containsExactly(DiskCall.STAT, DiskCall.CREATE);
    }
}
