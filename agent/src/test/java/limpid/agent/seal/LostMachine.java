package limpid.agent.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import limpid.agent.root.RootFolder;
import limpid.agent.tree.Print;
import limpid.core.chunk.Hash;
import limpid.core.seal.SealPair;
import limpid.host.chance.SimChance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.disk.HookedDisk;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;

/** A machine in memory whose device is reported lost and found, and which crashes wherever a test wants it to. */
final class LostMachine {
    static final String SECRET = "what nobody else shall read";
    static final Path DIR = Path.of("/home/ada");
    static final Path STATE = Path.of("/var/state");
    private static final Path FILES = DIR.resolve("Files");
    private static final Path OWN = DIR.resolve(".limpid");
    private static final int TRIES_MAX = 20;

    final SimClock clock = new SimClock();
    final SimDisk disk = new SimDisk(clock);
    private final SimChance chance;
    private final SealPair pair;
    private final Map<String, Print> held = new HashMap<>();
    private Instant since = SimClock.START;
    /** What the server knows, as it would tell it in orders. */
    private Optional<SealOrder.Step> heard = Optional.empty();

    private Optional<SealWord> lastWord = Optional.empty();
    private boolean found;

    /** The program or the power ended before the call of this number. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    LostMachine(long seed) {
        chance = new SimChance(seed);
        pair = SealPair.of(chance.bytes(SealPair.RANDOM_BYTES));
        disk.durably(this::furnish);
    }

    private void furnish() {
        disk.createFolders(STATE);
        root(disk).create();
        write(FILES.resolve("letter.txt"), SECRET, false);
        write(FILES.resolve("notes/secret diary.txt"), SECRET + " at all", false);
        write(FILES.resolve("notes/deep/er/run.sh"), SECRET, true);
        write(FILES.resolve("film"), SECRET.repeat(100), false);
        write(FILES.resolve("empty file"), "", false);
        write(FILES.resolve("unsent draft"), SECRET + ", and not sent", false);
        disk.createFolders(FILES.resolve("empty folder/in it"));
        disk.createLink(FILES.resolve("notes/link"), "../letter.txt");
        write(OWN.resolve("trash/20260301T120000Z-1/old letter"), SECRET + " (old)", false);
        write(OWN.resolve("incoming/half"), SECRET.substring(3), false);
        write(STATE.resolve("state.db"), "names: letter.txt " + SECRET, false);
        write(STATE.resolve("state.db-wal"), "more " + SECRET, false);
        write(STATE.resolve("damaged-20260101T000000Z-state.db"), "old names " + SECRET, false);
        write(STATE.resolve("history.db"), "paths " + SECRET, false);
        write(STATE.resolve("device.json"), "which server", false);
        for (String path : new String[] {"letter.txt", "notes/secret diary.txt", "film"}) {
            held.put(path, Print.of(disk.stat(FILES.resolve(path)).orElseThrow()));
        }
    }

    void write(Path file, String text, boolean executable) {
        disk.createFolders(Objects.requireNonNull(file.getParent(), "a file lies in a folder"));
        disk.delete(file);
        byte[] bytes = text.getBytes(UTF_8);
        try (DiskWriter out = disk.create(file)) {
            out.write(bytes, 0, bytes.length);
            out.sync();
        }
        disk.setAttributes(file, Instant.parse("2026-01-02T03:04:05Z").plusSeconds(bytes.length), executable);
    }

    private RootFolder root(Disk through) {
        return new RootFolder(through, clock, DIR, "Files", "mark\n");
    }

    /** The program, started anew. */
    private LockedDevice program(Disk through) {
        return new LockedDevice(
                new LockedDevice.Tools(through, clock, chance),
                new SealPlaces(FILES, OWN, STATE),
                root(through),
                () -> new HeldByServer(held));
    }

    /** Somebody reports the device lost, again if it was found. */
    void isLost() {
        since = since.plusSeconds(60);
        heard = Optional.empty();
        found = false;
    }

    void isFound() {
        found = true;
    }

    private SealOrder order(SealOrder.Step step) {
        return new SealOrder(
                step,
                "Ada",
                since,
                "call me",
                pair.publicKey(),
                found ? Optional.of(pair.privateKey()) : Optional.empty(),
                heard);
    }

    /** The device does what the server says until there is nothing more to do. */
    void obeys(SealOrder.Step step) {
        obeys(step, disk);
    }

    /** The same over a disk that crashes before its call of this number; false if it did not come to that. */
    boolean crashesAt(SealOrder.Step step, int call, boolean power) {
        int[] left = {call};
        HookedDisk fragile = new HookedDisk(disk, (_, _) -> {
            if (left[0]-- == 0) {
                throw new Crash();
            }
        });
        try {
            obeys(step, fragile);
            return false;
        } catch (Crash crash) {
            if (power) {
                disk.crash(chance.split("power " + call));
            } else {
                disk.endProgram();
            }
            return true;
        }
    }

    private void obeys(SealOrder.Step step, Disk through) {
        LockedDevice program = program(through);
        for (int i = 0; i < TRIES_MAX; i++) {
            Optional<SealWord> word = program.obey(order(step), () -> true);
            if (word.isPresent()) {
                lastWord = word;
                heard = Optional.of(word.get().step());
                program.told(word.get());
                return;
            }
            if (heard.equals(Optional.of(step))) {
                return;
            }
        }
        throw new AssertionError("never done: " + step);
    }

    /** The device asks a server that never heard of a loss: one that was put back to before it. */
    void hearsNothing() {
        program(disk).obey(SealOrder.none(clock.now()), () -> true);
    }

    SealWord lastWord() {
        return lastWord.orElseThrow();
    }

    boolean isLocked() {
        return new LossJournal(disk, STATE).isLocked();
    }

    /** Everything that a person or the program keeps: what a crash or a seal must not lose. */
    Map<String, String> image() {
        Map<String, String> image = new TreeMap<>();
        gather(FILES, image);
        gather(OWN.resolve("trash"), image);
        gather(OWN.resolve("incoming"), image);
        gather(STATE, image);
        return image;
    }

    private void gather(Path folder, Map<String, String> image) {
        if (disk.stat(folder).isEmpty()) {
            return;
        }
        for (DiskEntry entry : disk.list(folder)) {
            Path path = folder.resolve(entry.name());
            image.put(path.toString(), look(path, entry.stat()));
            if (entry.stat().kind() == FileKind.FOLDER) {
                gather(path, image);
            }
        }
    }

    private String look(Path path, FileStat stat) {
        return switch (stat.kind()) {
            case FILE -> "file " + Hash.of(disk.bytes(path)) + " " + stat.modified() + (stat.executable() ? " x" : "");
            case LINK -> "link " + disk.readLink(path);
            case FOLDER -> "folder";
            case SPECIAL -> "special";
        };
    }

    /** Whatever on the whole disk still tells what was in the files, or what they were called. */
    Map<String, String> readable() {
        Map<String, String> found = new TreeMap<>();
        tellTales(Path.of("/"), found);
        return found;
    }

    private void tellTales(Path folder, Map<String, String> found) {
        for (DiskEntry entry : disk.list(folder)) {
            Path path = folder.resolve(entry.name());
            if (entry.name().matches(".*(letter|diary|film|draft|link|empty|run\\.sh|notes|deep).*")) {
                found.put(path.toString(), "its name");
            }
            if (entry.stat().kind() == FileKind.FOLDER) {
                tellTales(path, found);
            } else if (entry.stat().kind() == FileKind.FILE
                    && new String(disk.bytes(path), UTF_8).contains(SECRET.substring(3))) {
                found.put(path.toString(), "its content");
            }
        }
    }
}
