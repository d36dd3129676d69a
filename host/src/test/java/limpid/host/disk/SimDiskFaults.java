package limpid.host.disk;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import limpid.core.reason.ReasonCode;
import org.jspecify.annotations.Nullable;

/** Makes a {@link SimDisk} fail on purpose, and stop failing. */
public final class SimDiskFaults {
    private final SimDisk disk;
    private long capacity = Long.MAX_VALUE / 4;
    private long nodesLeft = Long.MAX_VALUE;
    private String fileSystem = "sim";
    private boolean readOnly;
    private boolean syncsFail;
    private boolean ignored;
    private final Map<SimNode, Path> troubled = new LinkedHashMap<>();
    private @Nullable SimNode unplugged;
    private @Nullable SimNode mountPoint;

    SimDiskFaults(SimDisk disk) {
        this.disk = disk;
    }

    /** The disk has this many bytes in all; what it holds already stays. */
    public void setCapacity(long bytes) {
        capacity = bytes;
    }

    /** The disk is of another kind, such as {@code nfs4}. */
    public void setFileSystem(String kind) {
        fileSystem = kind;
    }

    String fileSystem() {
        return fileSystem;
    }

    /** The disk is filled up to {@code freeBytes}. */
    public void leaveFree(long freeBytes) {
        capacity = disk.usedBytes() + freeBytes;
    }

    public void setRoomy() {
        capacity = Long.MAX_VALUE / 4;
        nodesLeft = Long.MAX_VALUE;
    }

    /** Only this many more files can be made. */
    public void setNodesLeft(long count) {
        nodesLeft = count;
    }

    public void setReadOnly(boolean value) {
        readOnly = value;
    }

    /** Syncs fail, and what they should have made durable never will be. */
    public void setSyncsFail(boolean value) {
        syncsFail = value;
    }

    /** As after {@code chmod 000}. */
    public void deny(Path path) {
        trouble(path, SimNode.Trouble.DENIED);
    }

    /** Its content cannot be read any more. */
    public void breakContent(Path path) {
        trouble(path, SimNode.Trouble.BROKEN);
    }

    /** Another program holds it as Windows programs do. */
    public void lock(Path path) {
        trouble(path, SimNode.Trouble.LOCKED);
    }

    /** Ends what {@link #deny}, {@link #breakContent} and {@link #lock} began, wherever the things are by now. */
    public void mend() {
        troubled.forEach((node, path) -> {
            node.trouble = SimNode.Trouble.NONE;
            node.changed = disk.tick();
        });
        List<Path> paths = List.copyOf(troubled.values());
        troubled.clear();
        paths.forEach(path -> disk.tell(path, true));
    }

    private void trouble(Path path, SimNode.Trouble trouble) {
        SimNode node = disk.existing(path);
        node.trouble = trouble;
        node.changed = disk.tick();
        troubled.put(node, path);
        disk.tell(path, true);
    }

    /** The volume mounted at {@code folder} goes; its empty mount point is left. */
    public void unplug(Path folder) {
        if (unplugged != null) {
            throw new IllegalStateException("unplugged already");
        }
        unplugged = disk.existing(folder);
        mountPoint = disk.newFolder(unplugged.device + 1);
        disk.replace(folder, mountPoint);
    }

    /** The volume comes back. */
    public void plugIn(Path folder) {
        SimNode volume = unplugged;
        if (volume == null) {
            throw new IllegalStateException("not unplugged");
        }
        unplugged = null;
        mountPoint = null;
        disk.replace(folder, volume);
    }

    public boolean isUnplugged() {
        return unplugged != null;
    }

    boolean areIgnored() {
        return ignored;
    }

    <T> T ignoring(Supplier<T> look) {
        ignored = true;
        try {
            return look.get();
        } finally {
            ignored = false;
        }
    }

    /** What knows all sees the volume through its empty mount point. */
    SimNode seenThrough(SimNode node) {
        SimNode volume = unplugged;
        return ignored && volume != null && node == mountPoint ? volume : node;
    }

    long capacity() {
        return capacity;
    }

    long freeBytes() {
        return Math.max(0, capacity - disk.usedBytes());
    }

    void refuseWriting(Path path) {
        if (readOnly) {
            throw disk.failure(ReasonCode.READ_ONLY_FS, path, "EROFS");
        }
    }

    void refuseSync(Path path) {
        if (syncsFail) {
            throw disk.failure(ReasonCode.IO_ERROR, path, "EIO");
        }
    }

    boolean syncsFail() {
        return syncsFail;
    }

    void refuseNode(Path path) {
        if (nodesLeft <= 0) {
            throw disk.failure(ReasonCode.INODES_EXHAUSTED, path, "ENOSPC");
        }
        nodesLeft--;
    }
}
