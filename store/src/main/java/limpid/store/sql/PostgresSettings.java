package limpid.store.sql;

import java.time.Duration;

/**
 * Where a PostgreSQL server is, and who we are there.
 *
 * @param url such as {@code jdbc:postgresql://db.example.org/limpid}, without the password
 * @param password may be empty
 * @param connections how many may be open for writing, and as many for reading
 * @param patience how long to wait for a connection
 */
public record PostgresSettings(String url, String user, String password, int connections, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** With the usual patience. */
    public PostgresSettings(String url, String user, String password, int connections) {
        this(url, user, password, connections, PATIENCE);
    }

    /** Without the password, which must not come into a log by accident. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
