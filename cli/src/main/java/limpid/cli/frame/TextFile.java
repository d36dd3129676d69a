package limpid.cli.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;

/** Small text files that people write: settings, passwords. */
public final class TextFile {
    /** Nobody writes more by hand; a disk image given by mistake is not read through. */
    private static final int BYTES_MAX = 1 << 20;

    private TextFile() {}

    /** The text of {@code file}, up to a megabyte. Fails with: what the disk says. */
    public static String read(Disk disk, Path file) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (DiskReader in = disk.read(file)) {
            int count = in.read(0, buffer, 0, buffer.length);
            while (count > 0 && text.size() < BYTES_MAX) {
                text.write(buffer, 0, count);
                count = in.read(text.size(), buffer, 0, buffer.length);
            }
        }
        return text.toString(UTF_8);
    }
}
