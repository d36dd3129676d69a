package limpid.agent.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.agent.root.RootFolder;
import limpid.agent.seal.HeldByServer;
import limpid.agent.state.SqliteStateStore;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskLock;
import limpid.host.disk.FileKind;
import limpid.host.time.Clock;

/**
 * Removes from a computer what its server holds, for a device that has left it. Each file is looked at once more right before:
 * one that is not exactly as both sides agreed stays. The trash stays, too: nobody else has what is in it.
 */
public final class Eraser {
    private static final int SAMPLE_MAX = 20;

    private final Disk disk;
    private final Clock clock;
    private final List<String> sample = new ArrayList<>();
    private long items;
    private long bytes;
    private long kept;

    public Eraser(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * What became of the files.
     *
     * @param kept how many stayed; {@code sample} names some of them
     */
    public record Erased(long items, long bytes, long kept, List<String> sample) {
        public Erased {
            sample = List.copyOf(sample);
        }
    }

    /**
     * Removes what the server holds. The device must have left its server, so that it takes no removal for a deletion; and
     * its memory goes first, so that a program that starts after a crash does not, either. Fails with: NOT_JOINED,
     * STATE_IN_USE (the agent runs), DEVICE_LOST, what the disk says.
     */
    public Erased erase(DeviceFolder folder) {
        RootFolder root = folder.root();
        folder.requireUnlocked();
        try (DiskLock _ = folder.lock()) {
            root.check();
            HeldByServer held = held(folder);
            disk.delete(root.folder().resolve(RootMarker.FILE_NAME));
            Leaver.forgetMemory(disk, folder);
            disk.syncFolder(root.folder());
            erase(root.folder(), "", held);
            disk.syncVolume(root.folder());
        }
        return new Erased(items, bytes, kept, sample);
    }

    private HeldByServer held(DeviceFolder folder) {
        if (disk.stat(folder.database()).isEmpty()) {
            return HeldByServer.NOTHING;
        }
        try (SqliteStateStore store = new SqliteStateStore(folder.database(), clock)) {
            return HeldByServer.of(store.load());
        }
    }

    private void erase(Path folder, String path, HeldByServer held) {
        for (DiskEntry entry : disk.list(folder)) {
            Path place = folder.resolve(entry.name());
            String below = path.isEmpty() ? entry.name() : path + "/" + entry.name();
            if (entry.stat().kind() == FileKind.FOLDER) {
                erase(place, below, held);
                removeIfEmpty(place);
            } else if (isRemoved(place, below, held)) {
                items++;
                bytes += entry.stat().size();
            } else {
                keep(below);
            }
        }
    }

    private boolean isRemoved(Path place, String path, HeldByServer held) {
        try {
            boolean safe = disk.stat(place).filter(now -> held.holds(path, now)).isPresent();
            if (safe) {
                disk.delete(place);
            }
            return safe;
        } catch (ReasonException stuck) {
            return false;
        }
    }

    private void keep(String path) {
        kept++;
        if (sample.size() < SAMPLE_MAX) {
            sample.add(path);
        }
    }

    private void removeIfEmpty(Path folder) {
        if (disk.list(folder).isEmpty()) {
            disk.delete(folder);
        }
    }
}
