package limpid.agent.seal;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import limpid.agent.seal.Batch.Found;
import limpid.agent.seal.SealPlaces.Source;
import limpid.agent.seal.SealedFolder.Sort;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;

/**
 * Seals all that a device keeps in step. Can be interrupted at any moment and begun again, any number of times. One thread.
 * The folder itself and its marker stay, and what is neither file, folder nor link, which has no content.
 */
final class Sealer {
    private final Disk disk;
    private final SealPlaces places;
    private final SealedFolder sealed;
    private final SegmentMaker maker;
    private final HeldByServer held;
    private final BooleanSupplier goesOn;
    private final Map<Sort, Batch> open = new EnumMap<>(Sort.class);
    private Optional<ReasonException> trouble = Optional.empty();
    private boolean restless;
    private boolean hasSealed;

    /** What a sealer works with. */
    record Tools(Disk disk, Clock clock, Chance chance) {}

    Sealer(Tools tools, SealPlaces places, String publicKey, HeldByServer held, BooleanSupplier goesOn) {
        this.disk = tools.disk();
        this.places = places;
        this.sealed = new SealedFolder(disk, places.sealed());
        this.maker = new SegmentMaker(disk, tools.clock(), tools.chance(), sealed, publicKey);
        this.held = held;
        this.goesOn = goesOn;
    }

    /**
     * Seals what stands there; true when nothing was left, durably. False if something changed meanwhile, or it was told to
     * end: then it is to be called again. Fails with: what the disk says of what cannot be sealed, after all else was.
     *
     * @param wasDurable whether what was sealed before this call is known to be durable
     */
    boolean isDone(boolean wasDurable) {
        sealed.prepare();
        // A copy that was being put back when its device was lost again: it is still sealed as well.
        disk.delete(places.state().resolve(Opener.PART));
        for (Source source : SealPlaces.TREES) {
            Path folder = places.of(source);
            if (disk.stat(folder).filter(stat -> stat.kind() == FileKind.FOLDER).isPresent()) {
                walk(source, folder, "");
            }
        }
        flushAll();
        SealPlaces.TREES.forEach(source -> removeFolders(places.of(source), false));
        trouble.ifPresent(failure -> {
            throw failure;
        });
        if (!goesOn.getAsBoolean() || restless) {
            return false;
        }
        // Last, for it says which of the files the server holds.
        sealState();
        trouble.ifPresent(failure -> {
            throw failure;
        });
        if (hasSealed || !wasDurable) {
            disk.syncVolume(places.own());
            disk.syncVolume(places.state());
        }
        return !restless && goesOn.getAsBoolean();
    }

    private void walk(Source source, Path folder, String path) {
        List<DiskEntry> entries = listed(folder);
        if (entries.isEmpty() && !path.isEmpty()) {
            disk.stat(folder).ifPresent(stat -> take(found(source, path, folder, stat)));
        }
        for (DiskEntry entry : entries) {
            boolean marker =
                    source == Source.FILES && path.isEmpty() && entry.name().equals(RootMarker.FILE_NAME);
            if (marker || !goesOn.getAsBoolean()) {
                continue;
            }
            Path place = folder.resolve(entry.name());
            String below = path.isEmpty() ? entry.name() : path + "/" + entry.name();
            switch (entry.stat().kind()) {
                case FOLDER -> walk(source, place, below);
                case FILE, LINK -> take(found(source, below, place, entry.stat()));
                case SPECIAL -> {}
            }
        }
    }

    private List<DiskEntry> listed(Path folder) {
        try {
            return disk.list(folder);
        } catch (ReasonException failure) {
            note(failure);
            return List.of();
        }
    }

    private Optional<Found> found(Source source, String path, Path place, FileStat stat) {
        try {
            String target = stat.kind() == FileKind.LINK ? disk.readLink(place) : "";
            return Optional.of(new Found(SealEntry.of(source, path, stat, target), place, stat));
        } catch (ReasonException failure) {
            note(failure);
            return Optional.empty();
        }
    }

    private void take(Optional<Found> found) {
        found.ifPresent(thing -> {
            Batch batch = open.computeIfAbsent(sort(thing), Batch::new);
            batch.add(thing);
            if (batch.isFull()) {
                flush(batch);
            }
        });
    }

    private Sort sort(Found thing) {
        SealEntry entry = thing.entry();
        if (entry.source() != Source.FILES) {
            return Sort.REST;
        }
        boolean isHeld = entry.kind() != FileKind.FOLDER && held.holds(entry.path(), thing.stat());
        return isHeld ? Sort.HELD : Sort.UNSENT;
    }

    private void flushAll() {
        List.copyOf(open.values()).forEach(this::flush);
    }

    /** If one of many cannot be sealed or does not keep still, the others are. */
    private void flush(Batch batch) {
        open.remove(batch.sort());
        if (batch.isEmpty() || isMade(batch)) {
            return;
        }
        if (batch.found().size() == 1) {
            restless = true;
        } else {
            batch.singles().forEach(this::flush);
        }
    }

    private boolean isMade(Batch batch) {
        try {
            hasSealed = true;
            return maker.isMade(batch);
        } catch (ReasonException failure) {
            disk.delete(sealed.part());
            if (batch.found().size() == 1) {
                note(failure);
            }
            return false;
        }
    }

    /** What went meanwhile needs no seal. */
    private void note(ReasonException failure) {
        Reason reason = failure.reason();
        if (reason.code() == ReasonCode.ITEM_VANISHED) {
            restless = true;
        } else {
            trouble = trouble.or(() -> Optional.of(failure));
        }
    }

    /** Removes folders in which nothing is; one that got something meanwhile stays for the next time. */
    private void removeFolders(Path folder, boolean itself) {
        if (disk.stat(folder).filter(stat -> stat.kind() == FileKind.FOLDER).isEmpty()) {
            return;
        }
        for (DiskEntry entry : listed(folder)) {
            if (entry.stat().kind() == FileKind.FOLDER) {
                removeFolders(folder.resolve(entry.name()), true);
            }
        }
        if (itself && listed(folder).isEmpty() && trouble.isEmpty() && !restless) {
            disk.delete(folder);
        }
    }

    private void sealState() {
        Batch batch = new Batch(Sort.STATE);
        for (DiskEntry entry : disk.list(places.of(Source.STATE))) {
            if (entry.stat().kind() == FileKind.FILE && SealPlaces.isMemory(entry.name())) {
                Path file = places.of(Source.STATE).resolve(entry.name());
                found(Source.STATE, entry.name(), file, entry.stat()).ifPresent(batch::add);
            }
        }
        // Together or not at all: half a memory is worse than none.
        if (!batch.isEmpty() && !isMade(batch)) {
            restless = true;
        }
    }
}
