package limpid.host.disk;

/** An open file, for writing at its end. One thread at a time. */
public interface DiskWriter extends AutoCloseable {
    /** Appends bytes. Fails with: DEVICE_DISK_FULL, INODES_EXHAUSTED, FILE_TOO_LARGE, READ_ONLY_FS, IO_ERROR. */
    void write(byte[] bytes, int offset, int length);

    /** Returns when all that was written survives a power loss. Fails with: IO_ERROR; then nothing of it is certain. */
    void sync();

    /** Cuts the file to {@code length} bytes. Fails with: IO_ERROR. */
    void truncate(long length);

    /** The file's length in bytes. */
    long length();

    @Override
    void close();
}
