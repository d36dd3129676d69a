package limpid.agent.run;

import java.nio.file.Path;
import limpid.agent.root.RootFolder;
import limpid.agent.watch.RootMarker;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskLock;

/** Makes a device a computer like any other again. No file of a person is touched, and the trash stays. */
public final class Leaver {
    private final Disk disk;

    public Leaver(Disk disk) {
        this.disk = disk;
    }

    /**
     * Forgets which device this was and what was in step; returns the folder whose files stay. Fails with: NOT_JOINED,
     * STATE_IN_USE (the agent runs), DEVICE_LOST (what is sealed could never be opened again).
     */
    public Path forget(DeviceFolder folder) {
        RootFolder root = folder.root();
        folder.requireUnlocked();
        try (DiskLock _ = folder.lock()) {
            disk.delete(root.folder().resolve(RootMarker.FILE_NAME));
            forgetMemory(disk, folder);
            folder.door().remove();
            folder.lastStatus().remove();
            // Last, so that leaving can be tried again if it stops in the middle.
            folder.forget();
        }
        return root.folder();
    }

    /** Forgets what was in step: whoever joins or signs in later begins by comparing. */
    static void forgetMemory(Disk disk, DeviceFolder folder) {
        for (String ending : new String[] {"", "-wal", "-shm"}) {
            disk.delete(folder.database().resolveSibling(folder.database().getFileName() + ending));
        }
    }
}
