package limpid.host.disk;

/** A lock that this process holds. It dies with the process; closing it gives it back before. */
@FunctionalInterface
public interface DiskLock extends AutoCloseable {
    /** Gives it back; again is well. */
    @Override
    void close();
}
