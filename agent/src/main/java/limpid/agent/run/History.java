package limpid.agent.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import limpid.agent.state.SqliteReasonJournal;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonJournal;
import limpid.core.reason.ReasonTransition;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;

/** What held a device up lately, for the report of tomorrow. No sync depends on it, so its own failures stop nothing. */
public final class History implements AutoCloseable {
    private final SqliteReasonJournal journal;

    private History(SqliteReasonJournal journal) {
        this.journal = journal;
    }

    /** Opens the history, or begins a new one, which says so, if the old one is damaged. Fails with: DB_DISK_FULL, IO_ERROR. */
    static History open(DeviceFolder folder, Disk disk, Clock clock) {
        Path file = folder.history();
        try {
            return new History(new SqliteReasonJournal(file, clock));
        } catch (ReasonException failure) {
            if (failure.reason().code() != ReasonCode.DB_CORRUPT) {
                throw failure;
            }
            for (String part : List.of("", "-wal", "-shm")) {
                disk.delete(file.resolveSibling(file.getFileName() + part));
            }
            SqliteReasonJournal fresh = new SqliteReasonJournal(file, clock);
            fresh.record(List.of(failure.reason()), clock.now());
            return new History(fresh);
        }
    }

    /** The steps of the last weeks, oldest first; none if no agent has run. */
    public static List<ReasonTransition> lately(DeviceFolder folder, Disk disk, Clock clock) {
        if (disk.stat(folder.history()).isEmpty()) {
            return List.of();
        }
        try (SqliteReasonJournal journal = new SqliteReasonJournal(folder.history(), clock)) {
            return journal.since(clock.now().minus(ReasonJournal.KEPT));
        }
    }

    /** Takes down what holds now. */
    void takeDown(List<Reason> causes, Instant now) {
        try {
            journal.record(causes, now);
        } catch (ReasonException full) {
            // A line of history is lost; whoever writes the device's own memory meets the same disk, and tells of it.
            return;
        }
    }

    void trim(Instant now) {
        journal.forgetBefore(now.minus(ReasonJournal.KEPT));
    }

    @Override
    public void close() {
        journal.close();
    }
}
