package limpid.agent.seal;

import java.nio.ByteBuffer;
import limpid.core.seal.PieceCipher;
import limpid.host.disk.DiskWriter;

/** Writes one sealed file, piece by piece. One thread. */
final class SegmentWriter {
    private final DiskWriter out;
    private final PieceCipher cipher;
    private final byte[] piece = new byte[PieceCipher.PIECE_BYTES];
    private int filled;
    private long number;

    SegmentWriter(DiskWriter out, PieceCipher cipher) {
        this.out = out;
        this.cipher = cipher;
        byte[] head = cipher.head();
        out.write(head, 0, head.length);
    }

    /** Begins a thing; its content is to follow. */
    void begin(SealEntry entry) {
        byte[] bytes = entry.bytes();
        put(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array(), Integer.BYTES);
        put(bytes, bytes.length);
    }

    /** Puts the first {@code length} bytes. */
    void put(byte[] bytes, int length) {
        int from = 0;
        while (from < length) {
            if (filled == piece.length) {
                flush(false);
            }
            int part = Math.min(length - from, piece.length - filled);
            System.arraycopy(bytes, from, piece, filled, part);
            filled += part;
            from += part;
        }
    }

    /** Ends the file; it is durable when this returns. */
    void finish() {
        byte[] nothing = new byte[Integer.BYTES];
        put(nothing, nothing.length);
        flush(true);
        out.sync();
    }

    private void flush(boolean last) {
        byte[] sealed = cipher.seal(number, last, piece, filled);
        out.write(sealed, 0, sealed.length);
        number++;
        filled = 0;
    }
}
