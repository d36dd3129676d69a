package limpid.agent.root;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import limpid.agent.watch.GitignoreRules;
import limpid.agent.watch.IgnoreRules;
import limpid.agent.watch.RootMarker;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.FileKind;
import limpid.host.disk.FileStat;

/**
 * The file at the top of the folder that says what is left out. A file that cannot be read changes nothing: the rules that
 * were read last hold on, and why it cannot be read is told where all files are told. Safe for all threads.
 */
public final class IgnoreFile {
    /** Rules are written by hand; what comes after so much is passed over. */
    private static final int BYTES_MAX = 1 << 20;

    private final Disk disk;
    private final Path file;
    private volatile IgnoreRules rules = IgnoreRules.NONE;
    private Optional<FileStat> seen = Optional.empty();

    public IgnoreFile(Disk disk, RootFolder root) {
        this.disk = disk;
        this.file = root.resolve(RootMarker.IGNORE_FILE);
    }

    /** The rules as last read; none before {@link #news}. */
    public IgnoreRules rules() {
        return rules;
    }

    /** The rules, if the file is another than when it was last looked at. */
    public synchronized Optional<IgnoreRules> news() {
        try {
            Optional<FileStat> now = disk.stat(file).filter(stat -> stat.kind() == FileKind.FILE);
            if (now.equals(seen)) {
                return Optional.empty();
            }
            rules = now.isPresent() ? GitignoreRules.of(read()) : IgnoreRules.NONE;
            seen = now;
            return Optional.of(rules);
        } catch (ReasonException unreadable) {
            return Optional.empty();
        }
    }

    private String read() {
        byte[] buffer = new byte[BYTES_MAX];
        try (DiskReader reader = disk.read(file)) {
            int length = 0;
            int got = reader.read(0, buffer, 0, buffer.length);
            while (got > 0) {
                length += got;
                got = reader.read(length, buffer, length, buffer.length - length);
            }
            return new String(buffer, 0, length, StandardCharsets.UTF_8);
        }
    }
}
