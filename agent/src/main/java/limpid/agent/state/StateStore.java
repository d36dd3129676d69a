package limpid.agent.state;

/**
 * A device's memory. One user at a time. Fails with: DB_LOCKED, DB_CORRUPT, DB_DISK_FULL, DB_SCHEMA_MISMATCH, IO_ERROR.
 */
public interface StateStore extends AutoCloseable {
    /** All that was saved. */
    SavedState load();

    /** Saves a batch, whole; it survives a power loss when this returns. */
    void save(StateBatch batch);

    @Override
    void close();
}
