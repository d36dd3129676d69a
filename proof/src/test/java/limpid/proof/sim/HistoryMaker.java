package limpid.proof.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import limpid.host.chance.SimChance;
import limpid.host.disk.SimDisk.Names;
import limpid.proof.sim.History.Entry;
import limpid.proof.sim.History.Round;

/**
 * Makes histories from seeds. Few names and few contents, so that people get in each other's way; in each history a random
 * part of what can be done and of what can go wrong is left out, so that rare combinations come up.
 */
final class HistoryMaker {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e.txt", "f.txt");

    /** What a deed may be, each as often as it stands here. */
    private enum Kind {
        WRITE,
        WRITE_MORE,
        BURST,
        SAVE,
        TWIST,
        MAKE_FOLDER,
        RENAME,
        MOVE,
        SWAP,
        COPY,
        DELETE,
        DELETE_MORE,
        LINK,
        MARK,
        TOUCH,
        RECASE,
        CLEAR_OUT,
        PAUSE
    }

    private final SimChance chance;
    private final List<Names> devices = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Fault.Kind> faultKinds = new ArrayList<>();
    private final boolean oddNames;
    private final boolean bigContents;
    /** Paths that probably stand somewhere, and whether each is a folder: only to make most deeds possible. */
    private final TreeMap<String, Boolean> likely = new TreeMap<>();

    private int values = 100;
    private List<Entry> entries = new ArrayList<>();

    private HistoryMaker(long seed) {
        this.chance = new SimChance(seed).split("history");
        this.oddNames = chance.oneIn(4);
        this.bigContents = chance.oneIn(3);
        for (int i = chance.oneIn(3) ? 3 : 2; i > 0; i--) {
            devices.add(chance.oneIn(6) ? Names.FOLDING : Names.EXACT);
        }
        for (Kind kind : Kind.values()) {
            if (!chance.oneIn(3)) {
                kinds.add(kind);
            }
        }
        if (!chance.oneIn(4)) {
            for (Fault.Kind kind : Fault.Kind.values()) {
                if (chance.oneIn(3)) {
                    faultKinds.add(kind);
                }
            }
        }
    }

    /** The history of a seed. */
    static History of(long seed) {
        return new HistoryMaker(seed).make(seed);
    }

    private History make(long seed) {
        List<Round> rounds = new ArrayList<>();
        for (int i = chance.between(1, 3); i > 0; i--) {
            rounds.add(round(rounds.isEmpty()));
        }
        return new History(seed, devices, rounds);
    }

    private Round round(boolean first) {
        entries = new ArrayList<>();
        boolean alone = chance.oneIn(3);
        int solo = (int) chance.below(devices.size());
        int length = chance.pick(List.of(500, 3_000, 10_000, 40_000));
        if (first) {
            for (int i = chance.between(1, 6); i > 0; i--) {
                write(0, alone ? solo : device(), fresh(), true);
            }
        }
        for (int i = chance.between(1, 8); i > 0 && !kinds.isEmpty(); i--) {
            deed(chance.below(length), alone ? solo : device(), chance.pick(kinds));
        }
        for (int i = faultKinds.isEmpty() ? 0 : chance.between(0, 3); i > 0; i--) {
            fault(chance.below(length), chance.pick(faultKinds));
        }
        entries.sort(Comparator.comparingLong(Entry::millis));
        return new Round(entries);
    }

    private int device() {
        return (int) chance.below(devices.size());
    }

    private void add(long millis, int actor, Act act) {
        entries.add(new Entry(millis, actor, act));
    }

    private void deed(long millis, int device, Kind kind) {
        switch (kind) {
            case WRITE, WRITE_MORE -> write(millis, device, chance.oneIn(2) ? fresh() : file(), true);
            case BURST -> {
                String path = chance.oneIn(2) ? fresh() : file();
                Value value = value();
                add(millis, device, new Deed.Begin(path, value));
                add(millis + chance.below(5_000), device, new Deed.Write(path, value));
                likely.put(path, false);
            }
            case SAVE -> write(millis, device, file(), false);
            case TWIST -> add(millis, device, new Deed.Twist(file(), value()));
            case MAKE_FOLDER -> {
                String path = fresh();
                add(millis, device, new Deed.MakeFolder(path));
                likely.put(path, true);
            }
            case RENAME -> {
                String from = any();
                move(millis, device, from, sibling(from));
            }
            case MOVE -> move(millis, device, any(), fresh());
            case SWAP -> add(millis, device, new Deed.Swap(any(), any()));
            case COPY -> {
                String from = any();
                String to = fresh();
                add(millis, device, new Deed.Copy(from, to));
                likely.put(to, likely.getOrDefault(from, false));
            }
            case DELETE, DELETE_MORE -> delete(millis, device, any());
            case LINK -> {
                String path = fresh();
                add(millis, device, new Deed.MakeLink(path, chance.oneIn(2) ? name() : "../" + name()));
                likely.put(path, false);
            }
            case MARK -> add(millis, device, new Deed.Mark(file()));
            case TOUCH -> add(millis, device, new Deed.Touch(file()));
            case RECASE -> {
                String from = any();
                move(millis, device, from, recased(from));
            }
            case CLEAR_OUT -> List.copyOf(tops()).forEach(path -> delete(millis, device, path));
            case PAUSE -> {
                add(millis, device, new Deed.Pause());
                add(millis + chance.below(20_000), device, new Deed.Resume());
            }
        }
    }

    private Set<String> tops() {
        TreeSet<String> tops = new TreeSet<>();
        likely.keySet().stream().filter(path -> path.indexOf('/') < 0).forEach(tops::add);
        return tops;
    }

    private void write(long millis, int device, String path, boolean inPlace) {
        Value value = value();
        add(millis, device, inPlace ? new Deed.Write(path, value) : new Deed.Save(path, value));
        likely.put(path, false);
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            likely.put(path.substring(0, slash), true);
        }
    }

    private void move(long millis, int device, String from, String to) {
        add(millis, device, new Deed.Move(from, to));
        if (to.startsWith(from + "/")) {
            return;
        }
        boolean folder = likely.getOrDefault(from, false);
        likely.remove(from);
        likely.put(to, folder);
        for (String path : List.copyOf(likely.keySet())) {
            if (path.startsWith(from + "/")) {
                boolean below = Boolean.TRUE.equals(likely.remove(path));
                likely.put(to + path.substring(from.length()), below);
            }
        }
    }

    private void delete(long millis, int device, String path) {
        add(millis, device, new Deed.Delete(path));
        if (chance.oneIn(2)) {
            likely.keySet().removeIf(other -> other.equals(path) || other.startsWith(path + "/"));
        }
    }

    private Value value() {
        Value.Size size = chance.oneIn(5)
                ? chance.pick(List.of(Value.Size.EMPTY, Value.Size.SMALL, Value.Size.MEDIUM))
                : bigContents && chance.oneIn(5) ? Value.Size.BIG : Value.Size.TINY;
        if (size == Value.Size.EMPTY) {
            return new Value(size, 0);
        }
        return new Value(size, chance.oneIn(4) ? chance.between(1, 4) : values++);
    }

    private String name() {
        String name = chance.pick(NAMES);
        if (oddNames && chance.oneIn(5)) {
            return chance.pick(List.of(name.toUpperCase(Locale.ROOT), "\u00e9", "e\u0301", "name with spaces"));
        }
        return name;
    }

    private String fresh() {
        List<String> folders = likely.entrySet().stream()
                .filter(entry -> entry.getValue()
                        && entry.getKey().chars().filter(c -> c == '/').count() < 3)
                .map(java.util.Map.Entry::getKey)
                .toList();
        if (folders.isEmpty() || chance.oneIn(2)) {
            return chance.oneIn(5) ? name() + "/" + name() : name();
        }
        return chance.pick(folders) + "/" + name();
    }

    private String any() {
        return likely.isEmpty() ? name() : chance.pick(List.copyOf(likely.keySet()));
    }

    private String file() {
        List<String> files = likely.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(java.util.Map.Entry::getKey)
                .toList();
        return files.isEmpty() ? name() : chance.pick(files);
    }

    private String sibling(String path) {
        int slash = path.lastIndexOf('/');
        return path.substring(0, slash + 1) + name();
    }

    private String recased(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        String upper = name.toUpperCase(Locale.ROOT);
        return path.substring(0, slash + 1) + (upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper);
    }

    private void fault(long millis, Fault.Kind kind) {
        boolean atServer =
                switch (kind) {
                    case SERVER_DOWN, SERVER_KILL, SERVER_RESTORED, SERVER_FULL, PLAN_CUT, SERVER_CLOCK_JUMP, UPKEEP ->
                        true;
                    case POWER_LOSS,
                            KILL,
                            LOSE_REQUEST,
                            LOSE_ANSWER,
                            DOUBLE,
                            CUT,
                            DISK_FULL,
                            CLOCK_JUMP,
                            STATE_LOST,
                            IMAGE_RESTORED,
                            UNPLUG,
                            READ_ONLY,
                            SYNC_FAILS,
                            HINTS_LOST,
                            DENY,
                            BREAK,
                            LOCK -> false;
                };
        long count =
                switch (kind) {
                    case POWER_LOSS, KILL -> chance.between(1, chance.oneIn(2) ? 12 : 80);
                    case LOSE_REQUEST, LOSE_ANSWER, DOUBLE, SERVER_KILL -> chance.between(1, 8);
                    case DISK_FULL, SERVER_FULL, PLAN_CUT -> chance.pick(List.of(0L, 30L, 2_000L, 15_000L));
                    case CLOCK_JUMP, SERVER_CLOCK_JUMP ->
                        chance.pick(List.of(-31_536_000L, -600L, -3L, 2L, 600L, 31_536_000L));
                    case SERVER_RESTORED -> chance.between(0, 1);
                    case CUT,
                            SERVER_DOWN,
                            STATE_LOST,
                            IMAGE_RESTORED,
                            UPKEEP,
                            UNPLUG,
                            READ_ONLY,
                            SYNC_FAILS,
                            HINTS_LOST,
                            DENY,
                            BREAK,
                            LOCK -> 0L;
                };
        boolean aboutFile = kind == Fault.Kind.DENY || kind == Fault.Kind.BREAK || kind == Fault.Kind.LOCK;
        long lasts = chance.pick(List.of(100L, 3_000L, 20_000L, 90_000L));
        add(millis, atServer ? History.SERVER : device(), new Fault(kind, count, lasts, aboutFile ? any() : ""));
    }
}
