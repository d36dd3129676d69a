package limpid.cli.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.time.Clock;

/** Small text files that people write: settings, passwords. */
public final class TextFile {
    /** Nobody writes more by hand; a disk image given by mistake is not read through. */
    private static final int BYTES_MAX = 1 << 20;

    private TextFile() {}

    /**
     * The text of {@code file}, up to a megabyte. Fails with: SETTINGS_INVALID (there is no such file), what the disk says.
     */
    public static String read(Disk disk, Path file, Clock clock) {
        Path whole = file.toAbsolutePath();
        if (disk.stat(whole).isEmpty()) {
            Evidence problem = new Evidence("problem", "there is no file " + whole, "", "options", clock.now());
            throw new ReasonException(Reason.of(ReasonCode.SETTINGS_INVALID, Subject.device(), clock.now(), problem));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (DiskReader in = disk.read(whole)) {
            int count = in.read(0, buffer, 0, buffer.length);
            while (count > 0 && text.size() < BYTES_MAX) {
                text.write(buffer, 0, count);
                count = in.read(text.size(), buffer, 0, buffer.length);
            }
        }
        return text.toString(UTF_8);
    }
}
