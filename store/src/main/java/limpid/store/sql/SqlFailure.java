package limpid.store.sql;

import java.io.Serial;
import java.sql.SQLException;

/** Carries what the database said from a statement to the edge of this room, where it becomes a reason. */
final class SqlFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final SQLException said;

    SqlFailure(SQLException said) {
        super(said);
        this.said = said;
    }

    SQLException said() {
        return said;
    }
}
