package limpid.cli.doctor;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.repair.Fix;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;

/**
 * Puts a damaged memory aside, so that the agent makes a new one by comparing the folder with the server. Without a memory
 * nothing counts as deleted, so nothing is.
 */
final class RebuildState implements Fix {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    /** The file and what SQLite keeps beside it; they belong together. */
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path database;
    private final Disk disk;
    private final Clock clock;

    RebuildState(Path database, Disk disk, Clock clock) {
        this.database = database;
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public String action() {
        return "rebuild-state";
    }

    @Override
    public Set<ReasonCode> codes() {
        return Set.of(ReasonCode.DB_CORRUPT);
    }

    @Override
    public String preview(Reason reason) {
        return "Puts " + database + " aside; the agent then compares everything anew. Nothing is deleted.";
    }

    @Override
    public void apply(Reason reason) {
        // Kept until this command ends: no agent shall open what is being put aside.
        if (disk.lock(database.resolveSibling("lock")).isEmpty()) {
            throw running();
        }
        var stamp = STAMP.format(clock.now());
        for (var part : PARTS) {
            var file = database.resolveSibling(database.getFileName() + part);
            if (disk.stat(file).isPresent()) {
                disk.move(file, file.resolveSibling("damaged-" + stamp + "-" + file.getFileName()));
            }
        }
    }

    private ReasonException running() {
        var now = clock.now();
        var seen = new Evidence("path", database.toString(), "", "lock", now);
        return new ReasonException(Reason.of(ReasonCode.STATE_IN_USE, Subject.device(), now, seen));
    }
}
