package limpid.agent.seal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import limpid.agent.root.TrashBin;
import limpid.agent.seal.SealPlaces.Source;
import limpid.agent.seal.SealedFolder.Segment;
import limpid.agent.seal.SealedFolder.Sort;
import limpid.core.seal.PieceCipher;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;

/**
 * Opens what was sealed: each thing goes back to where it stood, and a sealed file goes only when all that was in it stands
 * there durably. Can be interrupted at any moment and begun again. What stands in the way and is something else goes to the
 * trash. One thread.
 */
final class Opener {
    /** What is being put back, beside where it goes. */
    static final String PART = "opening.part";

    private static final int BUFFER_BYTES = 64 << 10;

    private final Disk disk;
    private final Clock clock;
    private final SealPlaces places;
    private final SealedFolder sealed;
    private final String privateKey;
    private final TrashBin bin;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] other = new byte[BUFFER_BYTES];

    Opener(Disk disk, Clock clock, SealPlaces places, String privateKey, TrashBin bin) {
        this.disk = disk;
        this.clock = clock;
        this.places = places;
        this.sealed = new SealedFolder(disk, places.sealed());
        this.privateKey = privateKey;
        this.bin = bin;
    }

    /**
     * Opens everything; true when nothing is sealed any more. Fails with: what the disk says; IO_ERROR for a sealed file that
     * is damaged, which stays.
     *
     * @param withMemory whether the device's memory is of use: not if some of the files that it remembers were wiped
     */
    boolean isDone(boolean withMemory, BooleanSupplier goesOn) {
        sealed.prepare();
        for (Segment segment : inOrder(sealed.segments())) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            if (segment.sort() != Sort.STATE || withMemory) {
                open(segment);
            }
            sealed.remove(segment);
        }
        sealed.end();
        return true;
    }

    /** The memory comes last: it must not be there before what it remembers. */
    private static List<Segment> inOrder(List<Segment> segments) {
        return Stream.concat(
                        segments.stream().filter(segment -> segment.sort() != Sort.STATE),
                        segments.stream().filter(segment -> segment.sort() == Sort.STATE))
                .toList();
    }

    private void open(Segment segment) {
        try (SegmentReader reader =
                new SegmentReader(disk, clock, segment.path(), head -> PieceCipher.open(head, privateKey))) {
            for (Optional<SealEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                place(entry.get(), reader);
            }
        }
        disk.syncVolume(places.own());
        disk.syncVolume(places.state());
    }

    private void place(SealEntry entry, SegmentReader reader) {
        Path target = places.of(entry.source()).resolve(entry.path());
        clearAbove(entry, target);
        switch (entry.kind()) {
            case FOLDER -> makeFolder(entry, target);
            case LINK -> makeLink(entry, target);
            case FILE -> makeFile(entry, target, reader);
            case SPECIAL -> {}
        }
    }

    private void makeFolder(SealEntry entry, Path target) {
        if (kind(target).filter(kind -> kind != FileKind.FOLDER).isPresent()) {
            setAside(entry.source(), target);
        }
        disk.createFolders(target);
    }

    private void makeLink(SealEntry entry, Path target) {
        Optional<FileKind> there = kind(target);
        if (there.equals(Optional.of(FileKind.LINK)) && disk.readLink(target).equals(entry.target())) {
            return;
        }
        if (there.isPresent()) {
            setAside(entry.source(), target);
        }
        disk.createLink(target, entry.target());
    }

    private void makeFile(SealEntry entry, Path target, SegmentReader reader) {
        Path fresh = fresh(entry.source());
        disk.delete(fresh);
        write(fresh, entry, reader);
        Optional<FileStat> there = disk.stat(target);
        if (there.isPresent() && isSame(there.get(), target, entry, fresh)) {
            disk.setAttributes(target, entry.modified(), entry.executable());
            disk.delete(fresh);
            return;
        }
        if (there.isPresent()) {
            setAside(entry.source(), target);
        }
        disk.move(fresh, target);
    }

    /** On the volume of the source, so that putting it in place is one step. */
    private Path fresh(Source source) {
        return source == Source.STATE
                ? places.of(source).resolve(PART)
                : places.sealed().resolve(PART);
    }

    private void write(Path fresh, SealEntry entry, SegmentReader reader) {
        try (DiskWriter out = disk.create(fresh)) {
            long left = entry.size();
            while (left > 0) {
                int part = (int) Math.min(left, buffer.length);
                reader.read(buffer, part);
                out.write(buffer, 0, part);
                left -= part;
            }
            // Before the sync, which makes them durable with the bytes.
            disk.setAttributes(fresh, entry.modified(), entry.executable());
            out.sync();
        }
    }

    private boolean isSame(FileStat there, Path target, SealEntry entry, Path fresh) {
        if (there.kind() != FileKind.FILE || there.size() != entry.size()) {
            return false;
        }
        try (DiskReader one = disk.read(target);
                DiskReader two = disk.read(fresh)) {
            long position = 0;
            while (position < entry.size()) {
                int part = read(one, position, buffer);
                if (part <= 0
                        || read(two, position, other) != part
                        || !Arrays.equals(buffer, 0, part, other, 0, part)) {
                    return false;
                }
                position += part;
            }
            return true;
        }
    }

    private static int read(DiskReader in, long position, byte[] into) {
        int have = 0;
        int part = in.read(position, into, 0, into.length);
        while (part > 0) {
            have += part;
            part = in.read(position + have, into, have, into.length - have);
        }
        return have;
    }

    /** Makes the folders above a place; a file that stands where one of them must be goes to the trash. */
    private void clearAbove(SealEntry entry, Path target) {
        Path top = places.of(entry.source());
        Path folder = target.getParent();
        for (Path above = folder; above != null && !above.equals(top); above = above.getParent()) {
            if (kind(above).filter(kind -> kind != FileKind.FOLDER).isPresent()) {
                setAside(entry.source(), above);
            }
        }
        if (folder != null) {
            disk.createFolders(folder);
        }
    }

    private Optional<FileKind> kind(Path path) {
        return disk.stat(path).map(FileStat::kind);
    }

    /** The device's memory is no person's; all else goes to the trash. */
    private void setAside(Source source, Path path) {
        if (source == Source.STATE) {
            disk.delete(path);
        } else {
            bin.take(path, "before-opening/" + places.of(source).relativize(path));
        }
    }
}
