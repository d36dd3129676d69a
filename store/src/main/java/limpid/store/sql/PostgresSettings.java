package limpid.store.sql;

/**
 * Where a PostgreSQL server is, and who we are there.
 *
 * @param url such as {@code jdbc:postgresql://db.example.org/limpid}, without the password
 * @param password may be empty
 * @param connections how many may be open for writing, and as many for reading
 */
public record PostgresSettings(String url, String user, String password, int connections) {
    /** Without the password, which must not come into a log by accident. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
