package limpid.server.backup;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import limpid.core.chunk.Hash;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.place.PrivateFolder;
import limpid.host.place.SecretFile;
import limpid.host.time.Clock;

/** Copies and reads files, hashing what passes. */
final class FileCopy {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Disk disk;
    private final Clock clock;

    FileCopy(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** The length and hash of what passed. */
    record Passed(long bytes, Hash hash) {}

    /** Makes {@code to} a copy of what {@code from} holds now; its folder is made if need be. Not synced. */
    Passed copy(Path from, Path to) {
        Path folder = to.getParent();
        if (folder != null) {
            disk.createFolders(folder);
        }
        try (DiskWriter out = disk.create(to)) {
            return pass(from, (bytes, length) -> out.write(bytes, 0, length));
        }
    }

    /** The same for a text that is a secret: the copy, too, only its owner can read, from its first byte on. Synced. */
    Passed copySecret(Path from, Path to) {
        PrivateFolder.make(Objects.requireNonNull(to.getParent(), "a file lies in a folder"), clock);
        new SecretFile(clock, to).write(new SecretFile(clock, from).read().orElseThrow());
        return read(to);
    }

    /** Reads {@code file} to its end. */
    Passed read(Path file) {
        return pass(file, (_, _) -> {});
    }

    private Passed pass(Path from, Taker taker) {
        MessageDigest digest = Hash.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        long position = 0;
        try (DiskReader in = disk.read(from)) {
            int count = in.read(position, buffer, 0, buffer.length);
            while (count > 0) {
                digest.update(buffer, 0, count);
                taker.take(buffer, count);
                position += count;
                count = in.read(position, buffer, 0, buffer.length);
            }
        }
        return new Passed(position, Hash.fromBytes(digest.digest()));
    }

    /** Takes a piece of what passes; the bytes are the taker's only during the call. */
    private interface Taker {
        void take(byte[] bytes, int length);
    }
}
