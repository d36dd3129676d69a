package limpid.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Brings tables up to date by numbered scripts, each run once. A script is never changed after its release; what is to
 * change gets a script of its own.
 */
final class Migrations {
    private static final List<String> SCRIPTS = List.of(
            "001-spine.sql",
            "002-deleted-by-folder.sql",
            "003-quarantined.sql",
            "004-people.sql",
            "005-shares.sql",
            "006-folders.sql");
    private static final String SQLITE_STATISTICS = "sqlite-statistics.sql";
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    private final SqlReasons reasons;

    Migrations(SqlReasons reasons) {
        this.reasons = reasons;
    }

    /** The number of the last script that was run on this database; 0 if none was. */
    long found(SqlSession session) {
        String tables =
                switch (session.dialect()) {
                    case SQLITE -> "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'";
                    case POSTGRES -> "SELECT 1 WHERE to_regclass('schema_version') IS NOT NULL";
                };
        if (!session.any(tables, _ -> {})) {
            return 0;
        }
        return session.rows("SELECT COALESCE(MAX(version), 0) FROM schema_version", _ -> {}, Row::number)
                .getFirst();
    }

    /** Runs what is missing, inside the caller's transaction. Fails with: DB_SCHEMA_MISMATCH. */
    void run(SqlSession session) {
        long found = found(session);
        if (found > SCRIPTS.size()) {
            throw reasons.newerTables(found, SCRIPTS.size());
        }
        if (found == 0) {
            session.runOnce("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)");
        }
        for (int number = (int) found + 1; number <= SCRIPTS.size(); number++) {
            statements(SCRIPTS.get(number - 1)).forEach(session::runOnce);
            long version = number;
            session.change("INSERT INTO schema_version (version) VALUES (?)", p -> p.number(version));
        }
        if (session.dialect() == Dialect.SQLITE && found < SCRIPTS.size()) {
            statements(SQLITE_STATISTICS).forEach(session::runOnce);
        }
    }

    private static List<String> statements(String script) {
        String text = COMMENT.matcher(resource(script)).replaceAll("");
        return List.of(text.split(";")).stream()
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its script " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
