package limpid.host.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file, for writing at its end, by what Java offers. */
final class PortableWriter implements DiskWriter {
    private final PortableErrors errors;
    private final Path path;
    private final FileChannel channel;

    PortableWriter(PortableErrors errors, Path path, FileChannel channel) {
        this.errors = errors;
        this.path = path;
        this.channel = channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            throw errors.failure("write", e, path);
        }
    }

    @Override
    public void sync() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw errors.failure("fsync", e, path);
        }
    }

    @Override
    public void truncate(long length) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            throw errors.failure("truncate", e, path);
        }
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw errors.failure("stat", e, path);
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
