package limpid.agent.seal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.core.seal.PieceCipher;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.host.time.Clock;

/**
 * Reads one sealed file in order, and proves each piece before it gives out a byte of it. One thread. Fails with: IO_ERROR
 * (it is damaged, cut short or for another key), and what the disk says.
 */
final class SegmentReader implements AutoCloseable {
    private final Path file;
    private final Clock clock;
    private final DiskReader in;
    private final long length;
    private final PieceCipher cipher;
    private final byte[] sealed = new byte[PieceCipher.PIECE_BYTES + PieceCipher.TAG_BYTES];
    private byte[] piece = new byte[0];
    private int at;
    private long number;
    private long position;

    /** Opens a file with the cipher that its head asks for. */
    SegmentReader(Disk disk, Clock clock, Path file, Function<byte[], PieceCipher> key) {
        this.file = file;
        this.clock = clock;
        this.in = disk.read(file);
        this.length = in.stat().size();
        byte[] head = new byte[PieceCipher.HEAD_BYTES];
        fill(head, head.length);
        try {
            this.cipher = key.apply(head);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** The next thing; empty at the end. What is left of the content of the one before must have been read. */
    Optional<SealEntry> next() {
        byte[] count = new byte[Integer.BYTES];
        read(count, count.length);
        int bytes = ByteBuffer.wrap(count).getInt();
        if (bytes == 0) {
            return Optional.empty();
        }
        byte[] entry = new byte[bytes];
        read(entry, bytes);
        return Optional.of(SealEntry.of(entry));
    }

    /** Reads exactly {@code wanted} bytes. */
    void read(byte[] into, int wanted) {
        int have = 0;
        while (have < wanted) {
            if (at == piece.length) {
                nextPiece();
            }
            int part = Math.min(wanted - have, piece.length - at);
            System.arraycopy(piece, at, into, have, part);
            at += part;
            have += part;
        }
    }

    private void nextPiece() {
        int bytes = (int) Math.min(sealed.length, length - position);
        if (bytes < PieceCipher.TAG_BYTES) {
            throw damaged(new IllegalArgumentException("it ends too early"));
        }
        fill(sealed, bytes);
        try {
            piece = cipher.open(number, position == length, sealed, bytes);
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
        number++;
        at = 0;
    }

    private void fill(byte[] into, int wanted) {
        int have = 0;
        while (have < wanted) {
            int part = in.read(position, into, have, wanted - have);
            if (part <= 0) {
                throw damaged(new IllegalArgumentException("it ends too early"));
            }
            have += part;
            position += part;
        }
    }

    private ReasonException damaged(IllegalArgumentException cause) {
        Instant now = clock.now();
        return new ReasonException(
                Reason.of(
                        ReasonCode.IO_ERROR,
                        Subject.device(),
                        now,
                        new Evidence("path", file.toString(), "", "seal", now),
                        new Evidence("system-said", String.valueOf(cause.getMessage()), "", "seal", now)),
                cause);
    }

    @Override
    public void close() {
        in.close();
    }
}
