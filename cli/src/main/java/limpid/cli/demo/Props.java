package limpid.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import limpid.agent.watch.RootMarker;
import limpid.core.chunk.Hash;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;

/** The files that the demo works with: ordinary ones, on the real disk. */
final class Props {
    private final Disk disk;

    Props(Disk disk) {
        this.disk = disk;
    }

    /** Makes or replaces a small text. */
    void write(Path file, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        disk.createFolders(file.toAbsolutePath().getParent());
        try (DiskWriter writer = disk.append(file)) {
            writer.truncate(0);
            writer.write(bytes, 0, bytes.length);
        }
    }

    /** Makes a file of {@code mebibytes} that stands for a photo; {@code seed} makes it unlike others. */
    void writePhoto(Path file, int mebibytes, byte[] seed) {
        disk.createFolders(file.toAbsolutePath().getParent());
        byte[] piece = new byte[1 << 20];
        try (DiskWriter writer = disk.create(file)) {
            for (int number = 0; number < mebibytes; number++) {
                for (int at = 0; at < piece.length; at++) {
                    piece[at] = (byte) (seed[at % seed.length] * (at >> 8) + number + at);
                }
                writer.write(piece, 0, piece.length);
            }
        }
    }

    void rename(Path from, Path to) {
        disk.move(from, to);
    }

    /** Every file below {@code top} that is not the agent's own: its path, and what is in it. */
    Map<String, Hash> look(Path top) {
        Map<String, Hash> files = new TreeMap<>();
        look(top, "", files);
        return files;
    }

    private void look(Path folder, String prefix, Map<String, Hash> files) {
        for (DiskEntry entry : disk.list(folder)) {
            if (entry.name().startsWith(RootMarker.OWN_PREFIX)) {
                continue;
            }
            Path path = folder.resolve(entry.name());
            if (entry.stat().kind() == FileKind.FOLDER) {
                look(path, prefix + entry.name() + "/", files);
            } else {
                files.put(
                        prefix + entry.name(), Hash.of(bytes(path, entry.stat().size())));
            }
        }
    }

    private byte[] bytes(Path file, long size) {
        byte[] bytes = new byte[Math.toIntExact(size)];
        try (DiskReader reader = disk.read(file)) {
            int at = 0;
            int count = 1;
            while (at < bytes.length && count > 0) {
                count = reader.read(at, bytes, at, bytes.length - at);
                at += count;
            }
        }
        return bytes;
    }

    /** How many bytes lie below {@code top}. */
    long size(Path top) {
        long size = 0;
        for (DiskEntry entry : disk.list(top)) {
            boolean isFolder = entry.stat().kind() == FileKind.FOLDER;
            size += isFolder ? size(top.resolve(entry.name())) : entry.stat().size();
        }
        return size;
    }

    /** Removes a folder with all that is in it; one that is not there is well. */
    void remove(Path top) {
        if (disk.stat(top).isEmpty()) {
            return;
        }
        for (DiskEntry entry : disk.list(top)) {
            Path path = top.resolve(entry.name());
            if (entry.stat().kind() == FileKind.FOLDER) {
                remove(path);
            } else {
                disk.delete(path);
            }
        }
        disk.delete(top);
    }
}
