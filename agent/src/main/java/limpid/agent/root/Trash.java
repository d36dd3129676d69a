package limpid.agent.root;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;

/** What {@link TrashBin} took: what is in it, how it comes back, when it goes for good. */
public final class Trash {
    /** How long things stay. */
    public static final Duration KEPT_FOR = Duration.ofDays(30);

    /** As long as the server gives deletions that were one act. */
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    private static final Pattern BIN = Pattern.compile("(\\d{8}T\\d{6}Z)-\\d+(-\\d+)?");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final Disk disk;
    private final RootFolder root;

    public Trash(Disk disk, RootFolder root) {
        this.disk = disk;
        this.root = root;
    }

    /** Everything in the trash, the newest first. */
    public List<Trashed> contents() {
        List<Trashed> all = new ArrayList<>();
        for (DiskEntry bin : bins()) {
            Instant when = when(bin.name()).orElseThrow();
            gather(new Spot(bin.name(), when, root.trash().resolve(bin.name()), ""), all);
        }
        all.sort(Comparator.comparing(Trashed::when)
                .reversed()
                .thenComparing(Trashed::bin, Comparator.reverseOrder())
                .thenComparing(Trashed::path));
        return all;
    }

    private record Spot(String bin, Instant when, Path folder, String path) {}

    private void gather(Spot spot, List<Trashed> all) {
        for (DiskEntry entry : disk.list(spot.folder())) {
            Path place = spot.folder().resolve(entry.name());
            String path = spot.path().isEmpty() ? entry.name() : spot.path() + "/" + entry.name();
            boolean folder = entry.stat().kind() == FileKind.FOLDER;
            if (folder && !disk.list(place).isEmpty()) {
                gather(new Spot(spot.bin(), spot.when(), place, path), all);
            } else {
                all.add(new Trashed(
                        spot.bin(),
                        path,
                        spot.when(),
                        entry.stat().size(),
                        entry.stat().kind(),
                        place));
            }
        }
    }

    private List<DiskEntry> bins() {
        return disk.stat(root.trash()).isEmpty()
                ? List.of()
                : disk.list(root.trash()).stream()
                        .filter(entry -> entry.stat().kind() == FileKind.FOLDER)
                        .filter(entry -> when(entry.name()).isPresent())
                        .toList();
    }

    private static Optional<Instant> when(String bin) {
        Matcher name = BIN.matcher(bin);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(name.group(1), STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /**
     * What {@code asked} names: the newest file of that path, or all that was taken from a folder in one act: by jobs that
     * followed one another without a long pause. Of each path the newest.
     */
    public List<Trashed> find(String asked) {
        List<Trashed> act = new ArrayList<>();
        for (Trashed thing : contents()) {
            if (!thing.isAt(asked)) {
                continue;
            }
            if (!act.isEmpty() && thing.when().isBefore(act.getLast().when().minus(PAUSE_MAX))) {
                break;
            }
            if (act.stream().noneMatch(thing::isInTheWayOf)) {
                act.add(thing);
            }
        }
        return act;
    }

    /** Those of {@code things} whose place is taken. */
    public List<Trashed> withoutPlace(List<Trashed> things) {
        return things.stream()
                .filter(thing -> disk.stat(root.resolve(thing.path())).isPresent())
                .toList();
    }

    /** Moves a thing back to where it stood. Fails with: ROOT_MISSING; NAME_TAKEN, if something stands there. */
    public void restore(Trashed thing) {
        root.check();
        Path back = root.resolve(thing.path());
        disk.createFolders(Optional.ofNullable(back.getParent()).orElse(root.folder()));
        disk.move(thing.place(), back);
        sweepUp(thing.place());
    }

    /** Removes the folders that are empty now, up to the trash itself. */
    private void sweepUp(Path taken) {
        Path above = taken.getParent();
        while (above != null && !above.equals(root.trash()) && disk.list(above).isEmpty()) {
            disk.delete(above);
            above = above.getParent();
        }
    }

    /**
     * Removes what has been there for longer than {@link #KEPT_FOR}. What cannot be removed stays in the list, and its turn
     * comes again. Returns how many bins went.
     */
    public int trim(Instant now) {
        int gone = 0;
        for (DiskEntry bin : bins()) {
            boolean old = when(bin.name()).orElseThrow().isBefore(now.minus(KEPT_FOR));
            if (old && isRemoved(root.trash().resolve(bin.name()))) {
                gone++;
            }
        }
        return gone;
    }

    private boolean isRemoved(Path bin) {
        try {
            remove(bin);
            return true;
        } catch (ReasonException held) {
            return false;
        }
    }

    private void remove(Path folder) {
        for (DiskEntry entry : disk.list(folder)) {
            Path place = folder.resolve(entry.name());
            if (entry.stat().kind() == FileKind.FOLDER) {
                remove(place);
            } else {
                disk.delete(place);
            }
        }
        disk.delete(folder);
    }
}
