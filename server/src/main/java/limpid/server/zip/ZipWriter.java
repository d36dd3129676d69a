package limpid.server.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import limpid.server.zip.ZipItem.Form;
import limpid.server.zip.ZipLayout.Written;

/**
 * Writes an archive from its beginning to its end. For one thread; to be closed, also when it broke off.
 *
 * <p>All bytes stand as the blocks of deflate, those that are not made smaller as blocks of bytes as they are: readers that
 * cannot seek find the end of such an entry, which they could not with the method that is called "stored".
 */
public final class ZipWriter implements AutoCloseable {
    /** The longest block of bytes as they are. */
    static final int BLOCK_BYTES = 65_535;

    static final int BLOCK_HEAD_BYTES = 5;
    private static final int PIECE = 16 << 10;
    /** Quick: the network is the slower part. */
    private static final int LEVEL = 3;

    private final OutputStream out;
    private final List<Written> written = new ArrayList<>();
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] piece = new byte[PIECE];
    private long at;

    /** An archive that goes to {@code out}, which stays open. */
    public ZipWriter(OutputStream out) {
        this.out = out;
    }

    /** Makes the bytes of an entry. */
    @FunctionalInterface
    public interface Source {
        /** Writes all of them. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds an entry. Throws {@link IllegalStateException} if other than the bytes that were told come. */
    public void add(ZipItem item, Source source) throws IOException {
        long offset = at;
        put(ZipLayout.local(item));
        if (!item.hasBytes()) {
            written.add(new Written(item, offset, 0, 0));
            return;
        }
        long from = at;
        Body body = new Body(item);
        source.writeTo(body);
        body.end();
        Written entry = new Written(item, offset, (int) body.crc.getValue(), at - from);
        put(ZipLayout.descriptor(entry));
        written.add(entry);
    }

    /** Ends the archive with the list of all entries. */
    public void end() throws IOException {
        long from = at;
        for (Written entry : written) {
            put(ZipLayout.central(entry));
        }
        put(ZipLayout.end(written.size(), from, at));
    }

    /** How long an archive of these entries is, if that can be told before: where nothing is made smaller. */
    public static OptionalLong length(List<ZipItem> items) {
        if (items.stream().anyMatch(item -> item.form() == Form.DEFLATED && item.hasBytes())) {
            return OptionalLong.empty();
        }
        long offset = 0;
        long list = 0;
        for (ZipItem item : items) {
            long packed = item.size() + BLOCK_HEAD_BYTES * ((item.size() + BLOCK_BYTES - 1) / BLOCK_BYTES);
            Written entry = new Written(item, offset, 0, packed);
            list += ZipLayout.central(entry).length;
            offset += ZipLayout.local(item).length;
            offset += item.hasBytes() ? packed + ZipLayout.descriptor(entry).length : 0;
        }
        return OptionalLong.of(offset + list + ZipLayout.end(items.size(), offset, offset + list).length);
    }

    private void put(byte[] bytes) throws IOException {
        put(bytes, 0, bytes.length);
    }

    private void put(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        at += length;
    }

    @Override
    public void close() {
        deflater.end();
    }

    /** The bytes of one entry on their way. */
    private final class Body extends OutputStream {
        private final CRC32 crc = new CRC32();
        private final ZipItem item;
        private final byte[] block;
        private int inBlock;
        private long come;

        private Body(ZipItem item) {
            this.item = item;
            this.block =
                    item.form() == Form.DEFLATED ? new byte[0] : new byte[(int) Math.min(BLOCK_BYTES, item.size())];
            deflater.reset();
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            come += length;
            if (come > item.size()) {
                throw new IllegalStateException("more bytes came than the entry has");
            }
            crc.update(bytes, from, length);
            if (item.form() == Form.DEFLATED) {
                deflater.setInput(bytes, from, length);
                drain();
            } else {
                gather(bytes, from, length);
            }
        }

        private void drain() throws IOException {
            int made = deflater.deflate(piece);
            while (made > 0) {
                put(piece, 0, made);
                made = deflater.deflate(piece);
            }
        }

        private void gather(byte[] bytes, int from, int length) throws IOException {
            int taken = 0;
            while (taken < length) {
                int more = Math.min(length - taken, block.length - inBlock);
                System.arraycopy(bytes, from + taken, block, inBlock, more);
                inBlock += more;
                taken += more;
                if (inBlock == block.length) {
                    putBlock(come - (length - taken) == item.size());
                }
            }
        }

        private void putBlock(boolean last) throws IOException {
            int mirrored = ~inBlock;
            put(new byte[] {
                (byte) (last ? 1 : 0), (byte) inBlock, (byte) (inBlock >> 8), (byte) mirrored, (byte) (mirrored >> 8)
            });
            put(block, 0, inBlock);
            inBlock = 0;
        }

        private void end() throws IOException {
            if (come != item.size()) {
                throw new IllegalStateException("fewer bytes came than the entry has");
            }
            if (item.form() == Form.DEFLATED) {
                deflater.finish();
                drain();
            } else if (inBlock > 0) {
                putBlock(true);
            }
        }
    }
}
