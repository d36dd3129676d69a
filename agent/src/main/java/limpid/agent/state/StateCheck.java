package limpid.agent.state;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;
import org.sqlite.SQLiteConfig;

/** Looks whether a device's memory is whole, beside the agent that uses it or without one. Changes nothing. */
public final class StateCheck {
    private static final String WELL = "ok";

    private final Path file;
    private final Disk disk;
    private final Clock clock;

    public StateCheck(Path file, Disk disk, Clock clock) {
        this.file = file;
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * Looks whether its folder, which must be there, is on this machine: elsewhere locks do not hold, and it would be damaged
     * sooner or later. Fails with: DB_ON_NETWORK_FS.
     */
    public void requireOwnDrive() {
        var volume = disk.space(Objects.requireNonNull(file.getParent(), "a database lies in a folder"));
        if (volume.isRemote()) {
            throw new ReasonException(Reason.of(
                    ReasonCode.DB_ON_NETWORK_FS,
                    new Subject(Scope.DEVICE, file.toString()),
                    clock.now(),
                    seen("path", file.toString()),
                    seen("fs", volume.fileSystem()),
                    seen("volume", volume.name())));
        }
    }

    /** What shows that it is whole. Fails with: DB_ON_NETWORK_FS, DB_CORRUPT, DB_LOCKED, DB_DISK_FULL, IO_ERROR. */
    public List<Evidence> look() {
        requireOwnDrive();
        if (disk.stat(file).isEmpty()) {
            return List.of(seen("quick-check", "nothing is written down yet"));
        }
        var failures = new StateFailures(file, clock);
        var found = failures.guarded(this::quickCheck);
        if (!found.equals(WELL)) {
            throw new ReasonException(failures.reason(ReasonCode.DB_CORRUPT, found));
        }
        return List.of(seen("file", file.toString()), seen("quick-check", found));
    }

    private String quickCheck() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file, readOnly());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            return rows.next() ? onOneLine(rows.getString(1)) : "no answer";
        }
    }

    /** SQLite puts a heading above what it found. */
    private static String onOneLine(String found) {
        return found.lines().filter(line -> !line.startsWith("***")).collect(Collectors.joining("; "));
    }

    private static Properties readOnly() {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(2000);
        return config.toProperties();
    }

    private Evidence seen(String what, String observed) {
        return new Evidence(what, observed, "", "state store", clock.now());
    }
}
