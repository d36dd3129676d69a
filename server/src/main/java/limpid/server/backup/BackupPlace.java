package limpid.server.backup;

import java.nio.file.Path;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.place.PrivateFolder;
import limpid.host.time.Clock;
import limpid.wire.message.MalformedException;

/** Where backups may lie, seen from the data that they are of. */
public final class BackupPlace {
    private static final String TRIAL = ".limpid-trial";

    private final Disk disk;
    private final Clock clock;
    private final Path data;

    /** For the data in folder {@code data}. */
    public BackupPlace(Disk disk, Clock clock, Path data) {
        this.disk = disk;
        this.clock = clock;
        this.data = data;
    }

    /**
     * Makes the folder of a plan if need be, and tries to write there. Throws {@link MalformedException} with what stands in
     * the way.
     */
    public void require(BackupPlan plan) {
        Path folder = plan.path();
        if (folder.startsWith(data) || data.startsWith(folder)) {
            throw new MalformedException("folder", "Backups belong outside of the data folder, best on another disk.");
        }
        try {
            PrivateFolder.make(folder, clock);
            disk.delete(folder.resolve(TRIAL));
            disk.create(folder.resolve(TRIAL)).close();
            disk.delete(folder.resolve(TRIAL));
        } catch (ReasonException refused) {
            throw new MalformedException("folder", ReasonTexts.english().sentence(refused.reason()));
        }
    }

    /** Whether the folder of a plan lies on the disk of the data; false while it cannot be looked at. */
    public boolean isOnDataDisk(BackupPlan plan) {
        if (plan.folder().isEmpty() || disk.stat(plan.path()).isEmpty()) {
            return false;
        }
        DiskSpace here = disk.space(data);
        DiskSpace there = disk.space(plan.path());
        return here.name().equals(there.name()) && here.totalBytes() == there.totalBytes();
    }

    /** Whether a backup still lies where it was made. */
    public boolean holds(BackupEntry entry) {
        return entry.ok()
                && disk.stat(Path.of(entry.folder()).resolve(BackupList.NAME)).isPresent();
    }
}
