package limpid.agent.transfer;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import limpid.agent.root.RootFolder;
import limpid.agent.root.TrashBin;
import limpid.agent.schedule.Ending;
import limpid.agent.schedule.Job;
import limpid.agent.tree.Print;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.FileStat;
import limpid.host.time.Clock;

/** Gives files that came in their names. */
final class Placing {
    private static final Set<ReasonCode> LOCAL = EnumSet.of(
            ReasonCode.PERMISSION_DENIED_LOCAL,
            ReasonCode.READ_ONLY_FS,
            ReasonCode.DEVICE_DISK_FULL,
            ReasonCode.INODES_EXHAUSTED,
            ReasonCode.FILE_TOO_LARGE,
            ReasonCode.FILE_LOCKED_LOCAL,
            ReasonCode.NAME_TOO_LONG,
            ReasonCode.NAME_ILLEGAL,
            ReasonCode.NAME_TAKEN,
            ReasonCode.ITEM_VANISHED,
            ReasonCode.IO_ERROR,
            ReasonCode.BLOB_MISSING,
            ReasonCode.BLOB_CORRUPT,
            ReasonCode.CHECKSUM_MISMATCH);

    private final Disk disk;
    private final RootFolder root;
    private final TrashBin bin;

    Placing(Disk disk, Clock clock, RootFolder root, long job) {
        this.disk = disk;
        this.root = root;
        this.bin = new TrashBin(disk, clock, root, job);
    }

    /** Whether a failure concerns one file and leaves the rest of its job alone. */
    static boolean isLocal(ReasonCode code) {
        return LOCAL.contains(code);
    }

    /** As {@link #place}; what was not placed is removed, unless it turned into something else meanwhile. */
    Ending placeOrDiscard(Job.Target file, Path incoming) {
        Optional<FileStat> before = disk.stat(incoming);
        try {
            if (place(file, incoming)) {
                return look(file, before.map(Print::of));
            }
        } catch (ReasonException failure) {
            discard(file, incoming, before);
            throw failure;
        }
        discard(file, incoming, before);
        return new Ending.Surprised(file.item());
    }

    private void discard(Job.Target file, Path incoming, Optional<FileStat> ours) {
        Optional<FileStat> left = disk.stat(incoming);
        if (left.isEmpty()) {
            return;
        }
        if (left.map(FileStat::identity).equals(ours.map(FileStat::identity))) {
            disk.delete(incoming);
        } else {
            // A person replaced the target while it was exchanged: what came out is theirs.
            bin.take(incoming, file.path());
        }
    }

    /** Puts {@code incoming} at its path. Returns false, with nothing changed, if what stands there is not as expected. */
    private boolean place(Job.Target file, Path incoming) {
        Path target = root.resolve(file.path());
        Optional<FileStat> there = disk.stat(target);
        if (file.replaces().isEmpty()) {
            return there.isEmpty() && moveIn(incoming, target);
        }
        Print expected = file.replaces().get();
        if (there.isEmpty() || Print.of(there.get()).contentMayDiffer(expected)) {
            return false;
        }
        disk.exchange(incoming, target);
        Optional<FileStat> out = disk.stat(incoming);
        if (out.isEmpty() || !Print.of(out.get()).sameFileMoved(expected)) {
            // Somebody wrote between the look and the exchange: what came out is theirs and goes back.
            disk.exchange(incoming, target);
            return false;
        }
        bin.take(incoming, file.path());
        return true;
    }

    private boolean moveIn(Path incoming, Path target) {
        try {
            disk.move(incoming, target);
            return true;
        } catch (ReasonException failure) {
            if (failure.reason().code() == ReasonCode.NAME_TAKEN) {
                return false;
            }
            throw failure;
        }
    }

    /** How a placed file looks; if it looks otherwise than what came in, somebody has changed it already. */
    private Ending look(Job.Target file, Optional<Print> came) {
        Optional<Print> now = disk.stat(root.resolve(file.path())).map(Print::of);
        boolean untouched = now.isPresent()
                && came.isPresent()
                && now.get().sameFileMoved(came.get())
                && now.get().executable() == came.get().executable();
        return untouched ? new Ending.Placed(file.item(), now) : new Ending.Surprised(file.item());
    }
}
