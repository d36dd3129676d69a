package limpid.server.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskLock;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskSpace;
import limpid.host.disk.DiskTraits;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileStat;

/** A disk that is only read: a rehearsal that would write to a backup is a bug, and is stopped before it does. */
record ReadingDisk(Disk disk) implements Disk {
    @Override
    public Optional<FileStat> stat(Path path) {
        return disk.stat(path);
    }

    @Override
    public List<DiskEntry> list(Path folder) {
        return disk.list(folder);
    }

    @Override
    public DiskReader read(Path file) {
        return disk.read(file);
    }

    @Override
    public String readLink(Path link) {
        return disk.readLink(link);
    }

    @Override
    public DiskSpace space(Path path) {
        return disk.space(path);
    }

    @Override
    public DiskWriter create(Path file) {
        throw writing(file);
    }

    @Override
    public DiskWriter append(Path file) {
        throw writing(file);
    }

    @Override
    public void createLink(Path link, String target) {
        throw writing(link);
    }

    @Override
    public void createFolders(Path folder) {
        throw writing(folder);
    }

    @Override
    public void move(Path from, Path to) {
        throw writing(from);
    }

    @Override
    public void exchange(Path with, Path target) {
        throw writing(target);
    }

    @Override
    public void delete(Path path) {
        throw writing(path);
    }

    @Override
    public void setAttributes(Path file, Instant modified, boolean executable) {
        throw writing(file);
    }

    @Override
    public void syncFolder(Path folder) {
        throw writing(folder);
    }

    @Override
    public void syncVolume(Path path) {
        throw writing(path);
    }

    @Override
    public DiskTraits traits(Path folder) {
        throw writing(folder);
    }

    @Override
    public Optional<DiskLock> lock(Path file) {
        throw writing(file);
    }

    private static IllegalStateException writing(Path path) {
        return new IllegalStateException("a backup is only read: " + path.getFileName());
    }
}
