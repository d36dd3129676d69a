package limpid.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connection and the statements prepared on it. One thread at a time. All failures are {@link SqlFailure}. */
final class SqlSession implements AutoCloseable {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    SqlSession(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** All rows of a query. */
    <T> List<T> rows(String sql, Parameters.Filling filling, Row.Reading<T> reading) {
        try {
            PreparedStatement statement = prepare(sql);
            filling.into(new Parameters(statement, dialect));
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (row.next()) {
                    rows.add(reading.from(row));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** The only row of a query, or none. */
    <T> Optional<T> row(String sql, Parameters.Filling filling, Row.Reading<T> reading) {
        List<T> rows = rows(sql, filling, reading);
        if (rows.size() > 1) {
            throw new IllegalStateException("one row was expected, " + rows.size() + " came: " + sql);
        }
        return rows.stream().findFirst();
    }

    /** Whether a query has a row. */
    boolean any(String sql, Parameters.Filling filling) {
        return !rows(sql, filling, Row::small).isEmpty();
    }

    /** Changes rows; returns how many. */
    int change(String sql, Parameters.Filling filling) {
        try {
            PreparedStatement statement = prepare(sql);
            filling.into(new Parameters(statement, dialect));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs one change for each of {@code rows}, as one batch. */
    <R> void changeEach(String sql, Collection<R> rows, Parameters.RowFilling<R> filling) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            PreparedStatement statement = prepare(sql);
            Parameters parameters = new Parameters(statement, dialect);
            for (R row : rows) {
                parameters.rewind();
                filling.into(parameters, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs a statement without parameters or rows, such as {@code COMMIT}. */
    void run(String sql) {
        try {
            prepare(sql).execute();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Runs statements that are run once only. */
    void runOnce(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(dialect.resolve(sql));
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Ends the driver's own transaction; where we begin and end them by statements, this is not used. */
    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** As {@link #commit}, taking everything back. */
    void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Forgets the statement: the SQLite driver has closed some that failed, and a batch may be left half filled. */
    private SqlFailure failed(String sql, SQLException said) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException alsoSaid) {
                said.addSuppressed(alsoSaid);
            }
        }
        return new SqlFailure(said);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(dialect.resolve(sql));
        prepared.put(sql, fresh);
        return fresh;
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
