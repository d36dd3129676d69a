package limpid.store.sql;

import java.sql.SQLException;
import org.postgresql.util.PSQLState;
import org.sqlite.SQLiteErrorCode;

/** What a database means by a failure. */
enum Said {
    /** A rule of the tables was broken, or a statement is wrong: our defect. */
    DEFECT,
    /** Two transactions were in each other's way; running this one again helps. */
    AGAIN,
    /** Somebody else holds what we need for too long. */
    LOCKED,
    FULL,
    CORRUPT,
    READ_ONLY,
    /** The database server cannot be reached or is going away. */
    AWAY,
    /** The disk failed. */
    BROKEN;

    private static final int PRIMARY_CODE = 0xff;

    static Said of(SqlFailure failure, Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> ofSqlite(failure.said());
            case POSTGRES -> ofPostgres(failure.said());
        };
    }

    boolean isWorthAnotherRound() {
        return this == AGAIN;
    }

    private static Said ofSqlite(SQLException said) {
        int code = said.getErrorCode() & PRIMARY_CODE;
        return switch (SQLiteErrorCode.getErrorCode(code)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL -> LOCKED;
            case SQLITE_FULL -> FULL;
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> CORRUPT;
            case SQLITE_READONLY -> READ_ONLY;
            case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PERM -> BROKEN;
            default -> DEFECT;
        };
    }

    private static Said ofPostgres(SQLException said) {
        String state = said.getSQLState() == null ? "" : said.getSQLState();
        return switch (state) {
            case "40001", "40P01" -> AGAIN;
            case "55P03", "57014" -> LOCKED;
            case "53100" -> FULL;
            case "XX001", "XX002" -> CORRUPT;
            case "25006" -> READ_ONLY;
            case "58030" -> BROKEN;
            case "53300", "57P01", "57P02", "57P03", "3D000", "28000", "28P01", "" -> AWAY;
            default -> PSQLState.isConnectionError(state) || state.startsWith("08") ? AWAY : DEFECT;
        };
    }
}
