package limpid.agent.state;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite says into causes. */
final class StateFailures {
    /** SQLITE_IOERR_SHMSIZE: the file that lets processes share the log could not grow. */
    private static final int NO_ROOM_FOR_INDEX = 4874;

    private final Path file;
    private final Clock clock;

    StateFailures(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Work with the database. */
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw reason(e);
        }
    }

    ReasonException reason(SQLException e) {
        return new ReasonException(reason(code(e), String.valueOf(e.getMessage())), e);
    }

    ReasonException schema(int found, int known) {
        return new ReasonException(
                reason(ReasonCode.DB_SCHEMA_MISMATCH, "schema " + found + ", this program knows " + known));
    }

    Reason reason(ReasonCode code, String detail) {
        Instant now = clock.now();
        return Reason.of(
                code,
                new Subject(Scope.DEVICE, file.toString()),
                now,
                new Evidence("file", file.toString(), "", "state store", now),
                new Evidence("detail", detail, "", "SQLite", now));
    }

    private static ReasonCode code(SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return ReasonCode.IO_ERROR;
        }
        SQLiteErrorCode result = sqlite.getResultCode();
        if (result.code == NO_ROOM_FOR_INDEX) {
            return ReasonCode.DB_DISK_FULL;
        }
        // The lower byte is the primary code; the rest only says where it was met.
        return switch (result.code & 0xff) {
            case 5, 6 -> ReasonCode.DB_LOCKED;
            case 11, 26 -> ReasonCode.DB_CORRUPT;
            case 13 -> ReasonCode.DB_DISK_FULL;
            case 8 -> ReasonCode.READ_ONLY_FS;
            default -> ReasonCode.IO_ERROR;
        };
    }
}
