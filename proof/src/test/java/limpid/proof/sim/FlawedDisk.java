package limpid.proof.sim;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskLock;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskSpace;
import limpid.host.disk.DiskTraits;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;

/** A disk as seen by a program with one of the mistakes of {@link Defect}. */
record FlawedDisk(Disk disk, Defect defect, Optional<byte[]> marker) implements Disk {
    @Override
    public Optional<FileStat> stat(Path path) {
        boolean guarded = defect == Defect.ROOT_UNGUARDED && disk.stat(path).isEmpty();
        return guarded && (isMarker(path) || path.equals(SimAgent.ROOT)) ? disk.stat(SimAgent.DIR) : disk.stat(path);
    }

    private static boolean isMarker(Path path) {
        return path.endsWith(RootMarker.FILE_NAME);
    }

    @Override
    public List<DiskEntry> list(Path folder) {
        try {
            return disk.list(folder);
        } catch (ReasonException failure) {
            if (defect == Defect.LISTING_FAILED_IS_EMPTY || defect == Defect.ROOT_UNGUARDED) {
                return List.of();
            }
            throw failure;
        }
    }

    @Override
    public DiskReader read(Path file) {
        boolean guarded = defect == Defect.ROOT_UNGUARDED
                && isMarker(file)
                && disk.stat(file).isEmpty();
        return guarded
                ? new Remembered(marker.orElseThrow(), disk.stat(SimAgent.DIR).orElseThrow())
                : disk.read(file);
    }

    private record Remembered(byte[] bytes, FileStat stat) implements DiskReader {
        @Override
        public int read(long position, byte[] buffer, int offset, int length) {
            int n = (int) Math.max(0, Math.min(length, bytes.length - position));
            System.arraycopy(bytes, (int) Math.min(position, bytes.length), buffer, offset, n);
            return n;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Override
    public DiskWriter create(Path file) {
        return disk.create(file);
    }

    @Override
    public DiskWriter append(Path file) {
        return disk.append(file);
    }

    @Override
    public String readLink(Path link) {
        return disk.readLink(link);
    }

    @Override
    public void createLink(Path link, String target) {
        disk.createLink(link, target);
    }

    @Override
    public void createFolders(Path folder) {
        disk.createFolders(folder);
    }

    @Override
    public void move(Path from, Path to) {
        boolean places = to.startsWith(SimAgent.ROOT) && !from.startsWith(SimAgent.ROOT);
        Optional<FileStat> stat = disk.stat(from).filter(it -> it.kind() == FileKind.FILE);
        if (defect != Defect.PLACED_IN_STEPS || !places || stat.isEmpty()) {
            disk.move(from, to);
            return;
        }
        byte[] bytes = new byte[(int) stat.get().size()];
        try (DiskReader reader = disk.read(from);
                DiskWriter writer = disk.create(to)) {
            reader.read(0, bytes, 0, bytes.length);
            writer.write(bytes, 0, bytes.length / 2);
            writer.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        disk.setAttributes(to, stat.get().modified(), stat.get().executable());
        disk.delete(from);
    }

    @Override
    public void exchange(Path with, Path target) {
        disk.exchange(with, target);
    }

    @Override
    public void delete(Path path) {
        disk.delete(path);
    }

    @Override
    public void setAttributes(Path file, Instant modified, boolean executable) {
        disk.setAttributes(file, modified, executable);
    }

    @Override
    public void syncFolder(Path folder) {
        if (defect != Defect.SYNC_SKIPPED) {
            disk.syncFolder(folder);
        }
    }

    @Override
    public void syncVolume(Path path) {
        if (defect != Defect.SYNC_SKIPPED) {
            disk.syncVolume(path);
        }
    }

    @Override
    public DiskSpace space(Path path) {
        return disk.space(path);
    }

    @Override
    public DiskTraits traits(Path folder) {
        return disk.traits(folder);
    }

    @Override
    public Optional<DiskLock> lock(Path file) {
        return disk.lock(file);
    }
}
