package limpid.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;
import org.jspecify.annotations.Nullable;

/** Reads the columns of one row, from left to right. */
final class Row {
    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Row row) throws SQLException;
    }

    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    /** Moves on to the next row; false after the last. */
    boolean next() throws SQLException {
        column = 0;
        return results.next();
    }

    String text() throws SQLException {
        return required(results.getString(++column));
    }

    long number() throws SQLException {
        return results.getLong(++column);
    }

    int small() throws SQLException {
        return results.getInt(++column);
    }

    boolean flag() throws SQLException {
        return number() != 0;
    }

    Instant moment() throws SQLException {
        return Moments.of(number());
    }

    byte[] bytes() throws SQLException {
        byte[] value = results.getBytes(++column);
        // SQLite gives nothing for an empty byte string; our columns of bytes that are read here hold no nulls.
        return value == null ? new byte[0] : value;
    }

    Hash hash() throws SQLException {
        return Hash.fromBytes(bytes());
    }

    ChunkId chunk() throws SQLException {
        return new ChunkId(hash());
    }

    ItemId item() throws SQLException {
        return Ids.of(bytes());
    }

    Optional<String> maybeText() throws SQLException {
        return Optional.ofNullable(results.getString(++column));
    }

    Optional<Instant> maybeMoment() throws SQLException {
        long nanos = number();
        return results.wasNull() ? Optional.empty() : Optional.of(Moments.of(nanos));
    }

    Optional<Long> maybeNumber() throws SQLException {
        long value = number();
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Optional<Hash> maybeHash() throws SQLException {
        return Optional.ofNullable(results.getBytes(++column)).map(Hash::fromBytes);
    }

    private String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("column " + column + " holds nothing");
        }
        return value;
    }
}
