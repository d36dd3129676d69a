package limpid.store.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;
import org.sqlite.SQLiteErrorCode;

/**
 * Transactions on a SQLite file: one connection writes, a few others read beside it, each on the picture that the last
 * commit left. A commit is on disk when it returns.
 */
final class SqliteTransactions implements Transactions {
    /** Set while the database is open; found at opening, it tells that the last run did not end well. */
    private static final String OPEN_MARK = "#open";

    private static final int READERS = 4;

    private final SqliteSettings settings;
    private final SqlSession writer;
    private final GroupCommit commits;
    private final SessionPool readers;

    private SqliteTransactions(SqliteSettings settings, SqlSession writer, SessionPool readers) {
        this.settings = settings;
        this.writer = writer;
        this.commits = new GroupCommit(writer);
        this.readers = readers;
    }

    /** Opens the file or makes it, brings its tables up to date and, after an unclean end, checks it. */
    static SqliteTransactions open(SqliteSettings settings, Migrations migrations) {
        SqlSession writer = SqliteSessions.writer(settings);
        boolean opened = false;
        try {
            checkAfterUncleanEnd(writer, migrations);
            writer.run("BEGIN IMMEDIATE");
            migrations.run(writer);
            new SqlDirectory(writer).putFact(OPEN_MARK, "yes");
            writer.run("COMMIT");
            SessionPool readers = readers(settings);
            opened = true;
            return new SqliteTransactions(settings, writer, readers);
        } finally {
            if (!opened) {
                writer.close();
            }
        }
    }

    private static SessionPool readers(SqliteSettings settings) {
        List<SqlSession> sessions = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            sessions.add(SqliteSessions.reader(settings));
        }
        return new SessionPool(sessions);
    }

    private static void checkAfterUncleanEnd(SqlSession session, Migrations migrations) {
        if (migrations.found(session) == 0
                || new SqlDirectory(session).fact(OPEN_MARK).isEmpty()) {
            return;
        }
        List<String> flaws = session.rows("PRAGMA quick_check(3)", _ -> {}, Row::text);
        if (!flaws.equals(List.of("ok"))) {
            String said = String.join("; ", flaws);
            throw new SqlFailure(new SQLException(said, "", SQLiteErrorCode.SQLITE_CORRUPT.code));
        }
    }

    @Override
    public <T> T write(Optional<HomeId> home, Function<SqlSession, T> work) {
        return commits.run(work);
    }

    @Override
    public <T> T read(Function<SqlSession, T> work) {
        SqlSession session = readers.take();
        try {
            session.run("BEGIN");
            try {
                return work.apply(session);
            } finally {
                session.run("ROLLBACK");
            }
        } finally {
            readers.giveBack(session);
        }
    }

    /** Writes a copy of the whole database as it is now to a new file, beside readers and writers. */
    void copyTo(Path copy) {
        try (SqlSession session = SqliteSessions.other(settings)) {
            session.change("VACUUM INTO ?", p -> p.text(copy));
        }
    }

    @Override
    public void close() {
        commits.run(session -> session.change("DELETE FROM directory_fact WHERE fact_key = ?", p -> p.text(OPEN_MARK)));
        readers.close();
        writer.close();
    }
}
