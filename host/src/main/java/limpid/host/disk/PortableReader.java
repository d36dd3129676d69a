package limpid.host.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file, for reading, by what Java offers. */
final class PortableReader implements DiskReader {
    private final PortableErrors errors;
    private final Path path;
    private final FileChannel channel;
    private final FileStat opened;

    PortableReader(PortableErrors errors, Path path, FileChannel channel, FileStat opened) {
        this.errors = errors;
        this.path = path;
        this.channel = channel;
        this.opened = opened;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        ByteBuffer room = ByteBuffer.wrap(buffer, offset, length);
        try {
            while (room.hasRemaining() && channel.read(room, position + room.position() - offset) > 0) {
                // A short read is not yet the end of the file.
            }
            return room.position() - offset;
        } catch (IOException e) {
            throw errors.failure("read", e, path);
        }
    }

    /** Java does not tell about an open file. If another stands at its path by now, it is told as it was opened. */
    @Override
    public FileStat stat() {
        try {
            FileStat now = PortableStat.of(path);
            return now.identity().equals(opened.identity()) ? now : opened;
        } catch (IOException e) {
            return opened;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw errors.failure("close", e, path);
        }
    }
}
