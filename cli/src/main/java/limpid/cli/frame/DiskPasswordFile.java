package limpid.cli.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;

/** Password files on this machine's disk. */
public final class DiskPasswordFile implements PasswordFile {
    private final Disk disk;
    private final Clock clock;
    private final InputStream standardInput;

    public DiskPasswordFile(Disk disk, Clock clock, InputStream standardInput) {
        this.disk = disk;
        this.clock = clock;
        this.standardInput = standardInput;
    }

    @Override
    public String read(Path file) {
        return file.toString().equals("-") ? firstLineOfInput() : firstLine(file);
    }

    private String firstLine(Path file) {
        return TextFile.read(disk, file, clock).lines().findFirst().orElse("");
    }

    private String firstLineOfInput() {
        try {
            String line = new BufferedReader(new InputStreamReader(standardInput, UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
