package limpid.host.net;

import java.io.IOException;
import java.io.OutputStream;

/** Gathers what is written into pieces that are worth a call, and cuts what is longer; each piece counts as progress. */
final class BodyPieces extends OutputStream {
    /** How much the system is asked for at once; it copies through a buffer of this size. */
    static final int PIECE_BYTES = 128 << 10;

    private final OutputStream out;
    private final Runnable progress;
    private final byte[] piece;
    private int gathered;

    /** For {@code length} bytes in all; {@code first} goes in front of them. */
    BodyPieces(OutputStream out, byte[] first, int length, Runnable progress) {
        this.out = out;
        this.progress = progress;
        this.piece = new byte[Math.max(first.length, Math.min(PIECE_BYTES, first.length + length))];
        System.arraycopy(first, 0, piece, 0, first.length);
        this.gathered = first.length;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (gathered + length > piece.length) {
            flush();
        }
        if (length > piece.length) {
            cut(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, piece, gathered, length);
            gathered += length;
        }
    }

    private void cut(byte[] bytes, int from, int length) throws IOException {
        for (int at = from; at < from + length; at += PIECE_BYTES) {
            out.write(bytes, at, Math.min(PIECE_BYTES, from + length - at));
            progress.run();
        }
    }

    /** Hands over what was gathered. */
    @Override
    public void flush() throws IOException {
        int count = gathered;
        gathered = 0;
        if (count > 0) {
            out.write(piece, 0, count);
            progress.run();
        }
    }
}
