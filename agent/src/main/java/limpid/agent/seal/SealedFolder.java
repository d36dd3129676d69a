package limpid.agent.seal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;

/**
 * The folder of sealed files. A name says what is in a file, for counting without a key:
 * {@code 00000007-unsent-12-34567.seal} is the seventh, with 12 files of 34,567 bytes that never reached the server.
 */
final class SealedFolder {
    /** What is in a sealed file, by what may become of it. */
    enum Sort {
        /** The server holds it as well: this is what a wipe removes. */
        HELD("held"),
        /** It stands here alone. */
        UNSENT("unsent"),
        /** What was replaced or deleted here, and what is not whole. Nobody counts it. */
        REST("rest"),
        /** The device's memory. */
        STATE("state");

        private final String text;

        Sort(String text) {
            this.text = text;
        }
    }

    private static final Pattern NAME = Pattern.compile("(\\d{8})-(held|unsent|rest|state)-(\\d+)-(\\d+)\\.seal");
    private static final String PART = ".part";

    private final Disk disk;
    private final Path folder;

    /** One sealed file. */
    record Segment(int number, Sort sort, long items, long bytes, Path path) {}

    /** How much is sealed, in files and bytes; {@code unsent} of it never reached the server. */
    record Amounts(long items, long bytes, long unsentItems, long unsentBytes) {}

    SealedFolder(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** All sealed files, in the order in which they were made. */
    List<Segment> segments() {
        if (disk.stat(folder).isEmpty()) {
            return List.of();
        }
        return disk.list(folder).stream()
                .flatMap(entry -> segment(entry.name()).stream())
                .sorted(Comparator.comparingInt(Segment::number))
                .toList();
    }

    private Optional<Segment> segment(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Sort sort = List.of(Sort.values()).stream()
                .filter(each -> each.text.equals(parts.group(2)))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Segment(
                Integer.parseInt(parts.group(1)),
                sort,
                Long.parseLong(parts.group(3)),
                Long.parseLong(parts.group(4)),
                folder.resolve(name)));
    }

    /** How much is sealed. */
    Amounts amounts() {
        List<Segment> all = segments();
        List<Segment> unsent =
                all.stream().filter(each -> each.sort() == Sort.UNSENT).toList();
        List<Segment> counted = all.stream()
                .filter(each -> each.sort() == Sort.UNSENT || each.sort() == Sort.HELD)
                .toList();
        return new Amounts(
                counted.stream().mapToLong(Segment::items).sum(),
                counted.stream().mapToLong(Segment::bytes).sum(),
                unsent.stream().mapToLong(Segment::items).sum(),
                unsent.stream().mapToLong(Segment::bytes).sum());
    }

    /** Makes the folder, and removes copies that were not finished: their originals stand where they stood. */
    void prepare() {
        disk.createFolders(folder);
        for (DiskEntry entry : disk.list(folder)) {
            if (entry.name().endsWith(PART)) {
                disk.delete(folder.resolve(entry.name()));
            }
        }
    }

    /** Where the next copy is written until it is whole. */
    Path part() {
        return folder.resolve("next" + PART);
    }

    /** Gives a whole copy its name, durably. */
    void keep(Path part, Sort sort, long items, long bytes) {
        List<Segment> all = segments();
        int number = all.isEmpty() ? 1 : all.getLast().number() + 1;
        disk.move(part, folder.resolve(String.format("%08d-%s-%d-%d.seal", number, sort.text, items, bytes)));
        disk.syncFolder(folder);
        // Each time: whoever made the folder may have ended before it was durable, and all in it would go with it.
        Optional.ofNullable(folder.getParent()).ifPresent(disk::syncFolder);
    }

    /** Removes a copy, durably. */
    void remove(Segment segment) {
        disk.delete(segment.path());
        disk.syncFolder(folder);
    }

    /** Removes the folder, which is empty now, durably. */
    void end() {
        disk.delete(folder);
        Optional.ofNullable(folder.getParent()).ifPresent(disk::syncFolder);
    }
}
