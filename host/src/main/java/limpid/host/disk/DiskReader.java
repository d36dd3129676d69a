package limpid.host.disk;

/** An open file, for reading. One thread at a time. */
public interface DiskReader extends AutoCloseable {
    /**
     * Reads up to {@code length} bytes at {@code position} into {@code buffer} from {@code offset}. Returns how many; 0
     * at the end of the file. Fails with: IO_ERROR.
     */
    int read(long position, byte[] buffer, int offset, int length);

    /** What the open file is now, whatever stands at its path. Fails with: IO_ERROR. */
    FileStat stat();

    @Override
    void close();
}
