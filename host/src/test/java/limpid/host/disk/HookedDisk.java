package limpid.host.disk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A disk that tells a hook before each call: where a simulation lets other things happen, or lets the program die. */
public final class HookedDisk implements Disk {
    /** Is told before each call. What it throws, the caller gets instead. */
    public interface Hook {
        void before(DiskCall call, Path path);
    }

    private final Disk disk;
    private final Hook hook;

    public HookedDisk(Disk disk, Hook hook) {
        this.disk = disk;
        this.hook = hook;
    }

    @Override
    public Optional<FileStat> stat(Path path) {
        hook.before(DiskCall.STAT, path);
        return disk.stat(path);
    }

    @Override
    public List<DiskEntry> list(Path folder) {
        hook.before(DiskCall.LIST, folder);
        return disk.list(folder);
    }

    @Override
    public DiskReader read(Path file) {
        hook.before(DiskCall.OPEN, file);
        return new HookedReader(file, disk.read(file), hook);
    }

    @Override
    public DiskWriter create(Path file) {
        hook.before(DiskCall.CREATE, file);
        return new HookedWriter(file, disk.create(file), hook);
    }

    @Override
    public DiskWriter append(Path file) {
        hook.before(DiskCall.OPEN, file);
        return new HookedWriter(file, disk.append(file), hook);
    }

    @Override
    public String readLink(Path link) {
        hook.before(DiskCall.READ, link);
        return disk.readLink(link);
    }

    @Override
    public void createLink(Path link, String target) {
        hook.before(DiskCall.LINK, link);
        disk.createLink(link, target);
    }

    @Override
    public void createFolders(Path folder) {
        hook.before(DiskCall.FOLDERS, folder);
        disk.createFolders(folder);
    }

    @Override
    public void move(Path from, Path to) {
        hook.before(DiskCall.MOVE, from);
        disk.move(from, to);
    }

    @Override
    public void exchange(Path with, Path target) {
        hook.before(DiskCall.EXCHANGE, target);
        disk.exchange(with, target);
    }

    @Override
    public void delete(Path path) {
        hook.before(DiskCall.DELETE, path);
        disk.delete(path);
    }

    @Override
    public void setAttributes(Path file, Instant modified, boolean executable) {
        hook.before(DiskCall.ATTRIBUTES, file);
        disk.setAttributes(file, modified, executable);
    }

    @Override
    public void syncFolder(Path folder) {
        hook.before(DiskCall.SYNC_FOLDER, folder);
        disk.syncFolder(folder);
    }

    @Override
    public void syncVolume(Path path) {
        hook.before(DiskCall.SYNC_VOLUME, path);
        disk.syncVolume(path);
    }

    @Override
    public DiskSpace space(Path path) {
        hook.before(DiskCall.SPACE, path);
        return disk.space(path);
    }

    @Override
    public DiskTraits traits(Path folder) {
        hook.before(DiskCall.STAT, folder);
        return disk.traits(folder);
    }

    @Override
    public Optional<DiskLock> lock(Path file) {
        hook.before(DiskCall.LOCK, file);
        return disk.lock(file);
    }

    private record HookedReader(Path path, DiskReader reader, Hook hook) implements DiskReader {
        @Override
        public int read(long position, byte[] buffer, int offset, int length) {
            hook.before(DiskCall.READ, path);
            return reader.read(position, buffer, offset, length);
        }

        @Override
        public FileStat stat() {
            hook.before(DiskCall.STAT, path);
            return reader.stat();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private record HookedWriter(Path path, DiskWriter writer, Hook hook) implements DiskWriter {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            hook.before(DiskCall.WRITE, path);
            writer.write(bytes, offset, length);
        }

        @Override
        public void sync() {
            hook.before(DiskCall.SYNC_FILE, path);
            writer.sync();
        }

        @Override
        public void truncate(long length) {
            hook.before(DiskCall.WRITE, path);
            writer.truncate(length);
        }

        @Override
        public long length() {
            return writer.length();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
