package limpid.host.disk;

import java.nio.file.Path;
import limpid.core.reason.ReasonCode;

/** Reads a simulated file, by whatever name it has by now. */
record SimReader(SimDisk disk, Path path, SimNode node, SimBytes bytes) implements DiskReader {
    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        synchronized (disk) {
            if (node.trouble == SimNode.Trouble.BROKEN) {
                throw disk.failure(ReasonCode.IO_ERROR, path, "EIO");
            }
            return bytes.read(position, buffer, offset, length);
        }
    }

    @Override
    public FileStat stat() {
        synchronized (disk) {
            return node.stat();
        }
    }

    @Override
    public void close() {}
}
