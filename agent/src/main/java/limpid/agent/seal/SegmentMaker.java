package limpid.agent.seal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import limpid.agent.seal.Batch.Found;
import limpid.agent.tree.Print;
import limpid.core.seal.PieceCipher;
import limpid.core.seal.SealPair;
import limpid.host.chance.Chance;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.disk.DiskWriter;
import limpid.host.disk.FileKind;
import limpid.host.time.Clock;

/**
 * Puts a batch into one sealed file, reads that back, compares it with the originals byte by byte, and only then removes
 * these. One thread. Fails with: what the disk says; then nothing is removed.
 */
final class SegmentMaker {
    private static final int BUFFER_BYTES = 64 << 10;

    private final Disk disk;
    private final Clock clock;
    private final Chance chance;
    private final SealedFolder sealed;
    private final String publicKey;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] other = new byte[BUFFER_BYTES];

    SegmentMaker(Disk disk, Clock clock, Chance chance, SealedFolder sealed, String publicKey) {
        this.disk = disk;
        this.clock = clock;
        this.chance = chance;
        this.sealed = sealed;
        this.publicKey = publicKey;
    }

    /** Seals a batch; false if one of its things changed meanwhile, and then nothing was done. */
    boolean isMade(Batch batch) {
        Path part = sealed.part();
        disk.delete(part);
        PieceCipher cipher = PieceCipher.begin(publicKey, chance.bytes(SealPair.RANDOM_BYTES));
        if (!isWritten(batch, part, cipher) || !isProved(batch, part, cipher)) {
            disk.delete(part);
            return false;
        }
        sealed.keep(part, batch.sort(), batch.items(), batch.bytes());
        batch.found().forEach(this::remove);
        return true;
    }

    private boolean isWritten(Batch batch, Path part, PieceCipher cipher) {
        try (DiskWriter out = disk.create(part)) {
            SegmentWriter writer = new SegmentWriter(out, cipher);
            for (Found thing : batch.found()) {
                writer.begin(thing.entry());
                if (thing.entry().kind() == FileKind.FILE && !isCopied(thing, writer)) {
                    return false;
                }
            }
            writer.finish();
            return true;
        }
    }

    /** Whether the file still had the length that its entry says. */
    private boolean isCopied(Found thing, SegmentWriter writer) {
        try (DiskReader in = disk.read(thing.path())) {
            long left = thing.entry().size();
            long position = 0;
            while (left > 0) {
                int part = in.read(position, buffer, 0, (int) Math.min(left, buffer.length));
                if (part <= 0) {
                    return false;
                }
                writer.put(buffer, part);
                position += part;
                left -= part;
            }
            return true;
        }
    }

    private boolean isProved(Batch batch, Path part, PieceCipher cipher) {
        try (SegmentReader reader = new SegmentReader(disk, clock, part, _ -> cipher)) {
            for (Found thing : batch.found()) {
                boolean alike = reader.next().equals(Optional.of(thing.entry()))
                        && (thing.entry().kind() != FileKind.FILE || isAlike(thing, reader))
                        && isUntouched(thing);
                if (!alike) {
                    return false;
                }
            }
            return reader.next().isEmpty();
        }
    }

    private boolean isAlike(Found thing, SegmentReader reader) {
        try (DiskReader in = disk.read(thing.path())) {
            long left = thing.entry().size();
            long position = 0;
            while (left > 0) {
                int part = in.read(position, buffer, 0, (int) Math.min(left, buffer.length));
                if (part <= 0) {
                    return false;
                }
                reader.read(other, part);
                if (!Arrays.equals(buffer, 0, part, other, 0, part)) {
                    return false;
                }
                position += part;
                left -= part;
            }
            return true;
        }
    }

    /** A folder changes when what is in it goes; all else must look as it did. */
    private boolean isUntouched(Found thing) {
        return thing.entry().kind() == FileKind.FOLDER
                || disk.stat(thing.path())
                        .filter(now -> now.kind() == thing.entry().kind()
                                && Print.of(now).equals(Print.of(thing.stat())))
                        .isPresent();
    }

    /** What was touched after it was compared stays, and is sealed once more. */
    private void remove(Found thing) {
        if (thing.entry().kind() != FileKind.FOLDER && isUntouched(thing)) {
            disk.delete(thing.path());
        }
    }
}
