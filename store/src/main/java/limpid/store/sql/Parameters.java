package limpid.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.core.id.ItemId;

/** Fills the question marks of a statement, one after another. */
final class Parameters {
    /** Says what stands for the question marks. */
    @FunctionalInterface
    interface Filling {
        void into(Parameters parameters) throws SQLException;
    }

    /** Says it for one of many rows. */
    @FunctionalInterface
    interface RowFilling<R> {
        void into(Parameters parameters, R row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final Dialect dialect;
    private int index;

    Parameters(PreparedStatement statement, Dialect dialect) {
        this.statement = statement;
        this.dialect = dialect;
    }

    /** Begins anew, for the next row. */
    void rewind() {
        index = 0;
    }

    /** An id or another text. */
    Parameters text(Object value) throws SQLException {
        statement.setString(++index, value.toString());
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    Parameters flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    Parameters moment(Instant value) throws SQLException {
        return number(Moments.nanos(value));
    }

    Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    Parameters hash(Hash value) throws SQLException {
        return bytes(value.bytes());
    }

    Parameters item(ItemId value) throws SQLException {
        return bytes(Ids.bytes(value));
    }

    Parameters maybeText(Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            return text(value.get());
        }
        statement.setNull(++index, Types.VARCHAR);
        return this;
    }

    Parameters maybeMoment(Optional<Instant> value) throws SQLException {
        if (value.isPresent()) {
            return moment(value.get());
        }
        statement.setNull(++index, Types.BIGINT);
        return this;
    }

    Parameters maybeNumber(Optional<Long> value) throws SQLException {
        if (value.isPresent()) {
            return number(value.get());
        }
        statement.setNull(++index, Types.BIGINT);
        return this;
    }

    Parameters maybeHash(Optional<Hash> value) throws SQLException {
        if (value.isPresent()) {
            return hash(value.get());
        }
        statement.setNull(++index, Types.BINARY);
        return this;
    }

    /** The list behind {@code {wanted}}. */
    Parameters list(Collection<byte[]> values) throws SQLException {
        dialect.bindList(statement, ++index, values);
        return this;
    }

    Parameters items(Collection<ItemId> values) throws SQLException {
        return list(values.stream().map(Ids::bytes).toList());
    }

    Parameters chunks(Collection<ChunkId> values) throws SQLException {
        return list(values.stream().map(id -> id.hash().bytes()).toList());
    }
}
