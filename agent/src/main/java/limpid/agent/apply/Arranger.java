package limpid.agent.apply;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.agent.root.RootFolder;
import limpid.agent.root.TrashBin;
import limpid.agent.schedule.Arrangement;
import limpid.agent.schedule.Ending;
import limpid.agent.schedule.Event;
import limpid.agent.schedule.Job;
import limpid.agent.tree.Print;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;

/** Changes names, folders and attributes on the disk, each step only if things look as expected. Safe for all threads. */
public final class Arranger {
    private final Disk disk;
    private final Clock clock;
    private final RootFolder root;

    public Arranger(Disk disk, Clock clock, RootFolder root) {
        this.disk = disk;
        this.clock = clock;
        this.root = root;
    }

    /** Runs the job. Fails with: ROOT_MISSING; a step's own failures are in its ending. */
    public Event run(Job.Arrange job) {
        root.check();
        TrashBin bin = new TrashBin(disk, clock, root, job.number());
        List<Ending> endings = new ArrayList<>();
        for (Arrangement step : job.steps()) {
            endings.addAll(tried(step, bin));
        }
        root.makeDurable();
        return new Event.Arranged(job.number(), endings);
    }

    private List<Ending> tried(Arrangement step, TrashBin bin) {
        try {
            return done(step, bin);
        } catch (ReasonException failure) {
            return switch (step) {
                case Arrangement.Exchange exchange ->
                    List.of(
                            new Ending.Failed(step.item(), failure.reason()),
                            new Ending.Failed(exchange.with(), failure.reason()));
                case Arrangement.MakeFolder _, Arrangement.Move _, Arrangement.SetAttributes _, Arrangement.Trash _ ->
                    List.of(new Ending.Failed(step.item(), failure.reason()));
            };
        }
    }

    private List<Ending> done(Arrangement step, TrashBin bin) {
        return switch (step) {
            case Arrangement.MakeFolder make -> List.of(makeFolder(make));
            case Arrangement.Move move -> List.of(move(move));
            case Arrangement.Exchange exchange -> exchange(exchange);
            case Arrangement.SetAttributes set -> List.of(setAttributes(set));
            case Arrangement.Trash trash -> List.of(trash(trash, bin));
        };
    }

    private Ending makeFolder(Arrangement.MakeFolder make) {
        Path path = root.resolve(make.path());
        Optional<FileStat> there = disk.stat(path);
        if (there.isEmpty()) {
            disk.createFolders(path);
        } else if (there.get().kind() != FileKind.FOLDER) {
            return new Ending.Surprised(make.item());
        }
        return placed(make, path);
    }

    private Ending move(Arrangement.Move move) {
        Path from = root.resolve(move.from());
        if (!looksAs(from, move.kind(), move.looks())) {
            return new Ending.Surprised(move.item());
        }
        Path to = root.resolve(move.to());
        disk.move(from, to);
        return placed(move, to);
    }

    private List<Ending> exchange(Arrangement.Exchange exchange) {
        Path one = root.resolve(exchange.path());
        Path other = root.resolve(exchange.withPath());
        if (disk.stat(one).isEmpty() || disk.stat(other).isEmpty()) {
            return List.of(new Ending.Surprised(exchange.item()), new Ending.Surprised(exchange.with()));
        }
        disk.exchange(one, other);
        return List.of(look(exchange.item(), other), look(exchange.with(), one));
    }

    private Ending setAttributes(Arrangement.SetAttributes set) {
        Path path = root.resolve(set.path());
        if (!looksAs(path, Kind.FILE, set.looks())) {
            return new Ending.Surprised(set.item());
        }
        disk.setAttributes(path, set.attributes().modified(), set.attributes().executable());
        return placed(set, path);
    }

    private Ending trash(Arrangement.Trash trash, TrashBin bin) {
        Path path = root.resolve(trash.path());
        if (disk.stat(path).isPresent()) {
            if (!looksAs(path, trash.kind(), trash.looks())) {
                return new Ending.Surprised(trash.item());
            }
            boolean gone = trash.kind() == Kind.FOLDER ? trashFolder(path, trash, bin) : trashFile(path, trash, bin);
            if (!gone) {
                return new Ending.Surprised(trash.item());
            }
        }
        return new Ending.Placed(trash.item(), Optional.empty());
    }

    /** What a person wrote into it between the look and the move is news, and goes back. */
    private boolean trashFile(Path path, Arrangement.Trash trash, TrashBin bin) {
        Path taken = bin.take(path, trash.path());
        boolean asSeen = disk.stat(taken)
                .filter(stat -> Print.of(stat).sameFileMoved(trash.looks()))
                .isPresent();
        if (!asSeen) {
            disk.move(taken, path);
        }
        return asSeen;
    }

    /**
     * An empty folder goes in one step that fails if it is not. What else is in it stays out of step and goes with it, unless
     * something may have come since it was looked at: that would be a person's, and new.
     */
    private boolean trashFolder(Path path, Arrangement.Trash trash, TrashBin bin) {
        try {
            disk.delete(path);
            return true;
        } catch (ReasonException failure) {
            if (failure.reason().code() != ReasonCode.FOLDER_NOT_EMPTY) {
                throw failure;
            }
        }
        boolean asSeen = trash.withRest()
                && disk.stat(path)
                        .filter(stat -> !Print.of(stat).contentMayDiffer(trash.looks()))
                        .isPresent();
        if (asSeen) {
            bin.take(path, trash.path());
        }
        return asSeen;
    }

    /** Folders change their times whenever something in them does; which folder it is says enough. */
    private boolean looksAs(Path path, Kind kind, Print expected) {
        Optional<FileStat> there = disk.stat(path);
        if (there.isEmpty()) {
            return false;
        }
        Print now = Print.of(there.get());
        return kind == Kind.FOLDER ? now.identity().equals(expected.identity()) : !now.contentMayDiffer(expected);
    }

    private Ending placed(Arrangement step, Path path) {
        return look(step.item(), path);
    }

    private Ending look(limpid.core.id.ItemId item, Path path) {
        return disk.stat(path)
                .<Ending>map(stat -> new Ending.Placed(item, Optional.of(Print.of(stat))))
                .orElseGet(() -> new Ending.Surprised(item));
    }
}
