package limpid.agent.planted;

import java.sql.Connection;
import java.sql.SQLException;

/** Planted: a database outside the store. */
public final class OpensDatabase {
    private OpensDatabase() {}

    /** What it must not touch. */
    public static void close(Connection connection) throws SQLException {
        connection.close();
    }
}
