package limpid.host.disk;

import java.nio.file.Path;
import java.time.Instant;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;

/** Writes a simulated file, by whatever name it has by now. */
final class SimWriter implements DiskWriter {
    private final SimDisk disk;
    private final SimVolume volume;
    private final Path path;
    private final SimNode node;
    private final SimBytes bytes;
    private boolean wrote;

    SimWriter(SimDisk disk, SimVolume volume, Path path, SimNode node, SimBytes bytes) {
        this.disk = disk;
        this.volume = volume;
        this.path = path;
        this.node = node;
        this.bytes = bytes;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        synchronized (disk) {
            disk.faults().refuseWriting(path);
            int fits = (int) Math.min(length, disk.faults().freeBytes());
            volume.soil(bytes);
            bytes.append(from, offset, fits, node, disk.tick());
            count(fits);
            volume.settle(bytes);
            wrote = true;
            disk.tell(path, false);
            if (fits < length) {
                throw full();
            }
        }
    }

    private void count(long grown) {
        if (node.linked) {
            volume.grow(grown);
        }
    }

    private ReasonException full() {
        Instant now = disk.tick();
        return new ReasonException(Reason.of(
                ReasonCode.DEVICE_DISK_FULL,
                Subject.item(path.toString()),
                now,
                new Evidence("path", path.toString(), "", "disk", now),
                new Evidence("volume", "sim", "", "disk", now),
                new Evidence("free-bytes", Long.toString(disk.faults().freeBytes()), "", "disk", now)));
    }

    @Override
    public void sync() {
        synchronized (disk) {
            if (disk.faults().syncsFail()) {
                bytes.poison();
            }
            disk.faults().refuseSync(path);
            bytes.makeDurable();
        }
    }

    @Override
    public void truncate(long length) {
        synchronized (disk) {
            disk.faults().refuseWriting(path);
            volume.soil(bytes);
            count(length - bytes.length());
            bytes.truncate((int) length, node, disk.tick());
            volume.settle(bytes);
            wrote = true;
            disk.tell(path, false);
        }
    }

    @Override
    public long length() {
        synchronized (disk) {
            return bytes.length();
        }
    }

    @Override
    public void close() {
        synchronized (disk) {
            if (wrote) {
                wrote = false;
                disk.tell(path, true);
            }
        }
    }
}
