package limpid.store.sql;

import java.nio.file.Path;
import java.time.Duration;
import limpid.host.disk.NetworkDrives;

/**
 * Where the database file is.
 *
 * @param file made if it is not there; its folder must be
 * @param fileSystem the kind of file system below it, as the system names it, such as {@code ext4}; empty if unknown or surely on
 *     this machine
 * @param patience how long to wait for another program that holds the file
 */
public record SqliteSettings(Path file, String fileSystem, Duration patience) {
    // Longer than any of our own transactions.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** With the usual patience. */
    public SqliteSettings(Path file, String fileSystem) {
        this(file, fileSystem, PATIENCE);
    }

    /** Whether the file lies on another machine, as far as we know. */
    boolean isOnNetwork() {
        return NetworkDrives.hasKind(fileSystem);
    }
}
