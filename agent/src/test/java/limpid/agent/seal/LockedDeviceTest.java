package limpid.agent.seal;

import static limpid.agent.seal.LostMachine.DIR;
import static limpid.agent.seal.LostMachine.SECRET;
import static limpid.agent.seal.LostMachine.STATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.SimChance;
import limpid.wire.message.SealOrder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockedDeviceTest {
    private static final Path FILES = DIR.resolve("Files");
    /** More than any of these takes. */
    private static final int CALLS_MAX = 100_000;

    private final LostMachine machine = new LostMachine(1);
    private final Map<String, String> before = machine.image();

    private interface Crashing {
        boolean at(LostMachine machine, int call);
    }

    private interface Afterwards {
        void check(LostMachine machine);
    }

    /**
     * Crashes before each call in turn, or before every third where a power loss before each call is tried elsewhere, each time
     * on a fresh machine, until a run comes to its end.
     */
    private static int every(int step, Crashing crashing, Afterwards afterwards) {
        for (int call = 0; call < CALLS_MAX; call += step) {
            LostMachine fresh = new LostMachine(call);
            boolean crashed = crashing.at(fresh, call);
            afterwards.check(fresh);
            if (!crashed) {
                return call;
            }
        }
        throw new AssertionError("it never ended");
    }

    private static void isAsBefore(LostMachine machine, Map<String, String> before) {
        assertThat(differences(machine.image(), before)).isEmpty();
        assertThat(machine.isLocked()).isFalse();
        assertThat(machine.disk.stat(DIR.resolve(".limpid/sealed"))).isEmpty();
    }

    private static List<String> differences(Map<String, String> now, Map<String, String> before) {
        Set<String> paths = new TreeSet<>(now.keySet());
        paths.addAll(before.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(now.get(path), before.get(path)))
                .map(path -> path + ": " + before.get(path) + " became " + now.get(path))
                .toList();
    }

    @Test
    void leavesNothingReadableAndCountsWhatItSealed() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        assertThat(machine.readable()).isEmpty();
        assertThat(machine.isLocked()).isTrue();
        assertThat(machine.disk.stat(STATE.resolve("device.json"))).isPresent();
        assertThat(machine.lastWord().items()).isEqualTo(7);
        assertThat(machine.lastWord().unsentItems())
                .as("what the server does not hold as it stands here")
                .isEqualTo(4);
        assertThat(machine.lastWord().unsentBytes())
                .isLessThan(machine.lastWord().bytes());
    }

    @Test
    void putsEverythingBackAsItWas() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        machine.isFound();
        machine.obeys(Step.OPEN);
        isAsBefore(machine, before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sealsEverythingHoweverItCrashesAndLosesNothing(boolean power) {
        int calls = every(
                power ? 1 : 3,
                (fresh, call) -> {
                    fresh.isLost();
                    return fresh.crashesAt(Step.SEAL, call, power);
                },
                fresh -> {
                    fresh.obeys(Step.SEAL);
                    assertThat(fresh.readable()).isEmpty();
                    fresh.isFound();
                    fresh.obeys(Step.OPEN);
                    isAsBefore(fresh, before);
                });
        assertThat(calls).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensEverythingHoweverItCrashes(boolean power) {
        int calls = every(
                power ? 1 : 3,
                (fresh, call) -> {
                    fresh.isLost();
                    fresh.obeys(Step.SEAL);
                    fresh.isFound();
                    return fresh.crashesAt(Step.OPEN, call, power);
                },
                fresh -> {
                    if (fresh.isLocked()) {
                        fresh.obeys(Step.OPEN);
                    }
                    isAsBefore(fresh, before);
                });
        assertThat(calls).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isFoundInTheMiddleOfSealing(boolean power) {
        every(
                3,
                (fresh, call) -> {
                    fresh.isLost();
                    return fresh.crashesAt(Step.SEAL, call, power);
                },
                fresh -> {
                    fresh.isFound();
                    fresh.obeys(Step.OPEN);
                    isAsBefore(fresh, before);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isLostAgainInTheMiddleOfOpening(boolean power) {
        every(
                3,
                (fresh, call) -> {
                    fresh.isLost();
                    fresh.obeys(Step.SEAL);
                    fresh.isFound();
                    return fresh.crashesAt(Step.OPEN, call, power);
                },
                fresh -> {
                    fresh.isLost();
                    fresh.obeys(Step.SEAL);
                    assertThat(fresh.readable()).isEmpty();
                    fresh.isFound();
                    fresh.obeys(Step.OPEN);
                    isAsBefore(fresh, before);
                });
    }

    @Test
    void losesNothingByAKillAndThenAPowerLoss() {
        for (int seed = 0; seed < 150; seed++) {
            LostMachine fresh = new LostMachine(seed);
            SimChance chance = new SimChance(seed).split("crashes");
            fresh.isLost();
            fresh.crashesAt(Step.SEAL, chance.between(0, 250), false);
            fresh.crashesAt(Step.SEAL, chance.between(0, 250), true);
            fresh.obeys(Step.SEAL);
            assertThat(fresh.readable()).isEmpty();
            fresh.isFound();
            boolean killed = fresh.crashesAt(Step.OPEN, chance.between(0, 250), false);
            boolean cut = killed && fresh.crashesAt(Step.OPEN, chance.between(0, 250), true);
            if (cut) {
                fresh.obeys(Step.OPEN);
            }
            isAsBefore(fresh, before);
        }
    }

    /** The memory would take wiped files for deleted ones: it must not come back. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wipesOnlyWhatTheServerHoldsHoweverItCrashes(boolean power) {
        every(
                power ? 1 : 3,
                (fresh, call) -> {
                    fresh.isLost();
                    fresh.obeys(Step.SEAL);
                    return fresh.crashesAt(Step.WIPE, call, power);
                },
                fresh -> {
                    fresh.obeys(Step.WIPE);
                    assertThat(fresh.readable()).isEmpty();
                    assertThat(fresh.lastWord().step()).isEqualTo(Step.WIPE);
                    assertThat(fresh.lastWord().items()).isEqualTo(3);
                    assertThat(fresh.lastWord().unsentItems()).isEqualTo(4);
                    fresh.isFound();
                    fresh.obeys(Step.OPEN);
                    assertThat(differences(fresh.image(), unsent())).isEmpty();
                });
    }

    private Map<String, String> unsent() {
        Map<String, String> left = new TreeMap<>(before);
        Set<String> gone = new HashSet<>(Set.of("letter.txt", "notes/secret diary.txt", "film"));
        gone.forEach(path -> left.remove(FILES.resolve(path).toString()));
        Set.of("state.db", "state.db-wal", "damaged-20260101T000000Z-state.db", "history.db")
                .forEach(name -> left.remove(STATE.resolve(name).toString()));
        return left;
    }

    @Test
    void sealsWhatComesLater() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        machine.write(FILES.resolve("notes/new letter"), SECRET + " of later", false);
        machine.obeys(Step.SEAL);
        machine.obeys(Step.SEAL);
        assertThat(machine.readable()).isEmpty();
        machine.isFound();
        machine.obeys(Step.OPEN);
        assertThat(machine.disk.bytes(FILES.resolve("notes/new letter"))).hasSize(SECRET.length() + 9);
    }

    @Test
    void keepsBothWhereAFileWasMadeAnewInTheMeantime() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        machine.write(FILES.resolve("letter.txt"), "another", false);
        machine.isFound();
        machine.obeys(Step.OPEN);
        assertThat(machine.disk.bytes(FILES.resolve("letter.txt"))).hasSize(SECRET.length());
        assertThat(machine.image().keySet())
                .anyMatch(path -> path.contains("trash") && path.endsWith("before-opening/letter.txt"));
    }

    @Test
    void doesNotSayThatItIsDoneWhileTheDiskIsFull() {
        machine.disk.faults().leaveFree(1000);
        machine.isLost();
        assertThatThrownBy(() -> machine.obeys(Step.SEAL))
                .isInstanceOf(ReasonException.class)
                .satisfies(failure ->
                        assertThat(((ReasonException) failure).reason().code()).isEqualTo(ReasonCode.DEVICE_DISK_FULL));
        assertThat(machine.disk.stat(FILES.resolve("film"))).isPresent();
        machine.disk.faults().setRoomy();
        machine.obeys(Step.SEAL);
        assertThat(machine.readable()).isEmpty();
        machine.isFound();
        machine.obeys(Step.OPEN);
        isAsBefore(machine, before);
    }

    @Test
    void doesNotSayThatItIsDoneWhileAFileCannotBeRead() {
        machine.disk.faults().deny(FILES.resolve("notes/secret diary.txt"));
        machine.isLost();
        assertThatThrownBy(() -> machine.obeys(Step.SEAL)).isInstanceOf(ReasonException.class);
        assertThat(machine.disk.stat(FILES.resolve("film")))
                .as("all else is sealed")
                .isEmpty();
        assertThat(machine.disk.stat(STATE.resolve("state.db"))).isPresent();
        machine.disk.faults().mend();
        machine.obeys(Step.SEAL);
        assertThat(machine.readable()).isEmpty();
    }

    @Test
    void touchesNothingWhileTheDiskOfTheFilesIsAway() {
        machine.disk.faults().unplug(DIR);
        machine.isLost();
        assertThatThrownBy(() -> machine.obeys(Step.SEAL))
                .satisfies(failure ->
                        assertThat(((ReasonException) failure).reason().code()).isEqualTo(ReasonCode.ROOT_MISSING));
        machine.disk.faults().plugIn(DIR);
        machine.obeys(Step.SEAL);
        machine.disk.faults().unplug(DIR);
        machine.isFound();
        assertThatThrownBy(() -> machine.obeys(Step.OPEN)).isInstanceOf(ReasonException.class);
        assertThat(machine.isLocked()).isTrue();
        machine.disk.faults().plugIn(DIR);
        machine.obeys(Step.OPEN);
        isAsBefore(machine, before);
    }

    @Test
    void keepsWhatIsDamagedAndSaysSo() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        Path sealed = DIR.resolve(".limpid/sealed");
        Path first = sealed.resolve(machine.disk.list(sealed).getFirst().name());
        byte[] bytes = machine.disk.bytes(first);
        bytes[bytes.length / 2] ^= 1;
        machine.disk.delete(first);
        try (var out = machine.disk.create(first)) {
            out.write(bytes, 0, bytes.length);
        }
        machine.isFound();
        assertThatThrownBy(() -> machine.obeys(Step.OPEN))
                .satisfies(failure ->
                        assertThat(((ReasonException) failure).reason().code()).isEqualTo(ReasonCode.IO_ERROR));
        assertThat(machine.disk.stat(first)).isPresent();
        assertThat(machine.isLocked()).isTrue();
    }

    @Test
    void staysLockedWhenTheServerWasPutBackToBefore() {
        machine.isLost();
        machine.obeys(Step.SEAL);
        machine.hearsNothing();
        assertThat(machine.isLocked()).isTrue();
        assertThat(machine.readable()).isEmpty();
    }
}
