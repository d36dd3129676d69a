package limpid.store.blob;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.Hash;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.StoredBlob;

/**
 * The bytes of a pack. All numbers are big-endian.
 *
 * <pre>
 * pack    "LIMPIDP1", frames, and once it is sealed: index, trailer
 * frame   "LPFR", chunk id (32), encoding (1), raw length (4), length (4), checksum (4), encoded bytes
 * index   "LPIX", count (4), checksum (4), and for each frame: chunk id (32), encoding (1), raw length (4),
 *         offset of the frame (8), length (4)
 * trailer offset of the index (8), "LPND"
 * </pre>
 *
 * The checksum of a frame is the CRC-32C of everything of it but the checksum; that of the index of its entries.
 */
final class PackFormat {
    /** What a pack begins with. */
    static final byte[] HEAD = {'L', 'I', 'M', 'P', 'I', 'D', 'P', '1'};

    /** What stands before the encoded bytes of a frame, in bytes. */
    static final int FRAME_HEAD_BYTES = 4 + Hash.BYTES + 1 + 4 + 4 + 4;

    /** A chunk is at most 8 MiB raw, and an encoding never makes it twice as long. */
    static final int LENGTH_MAX = 16 << 20;

    static final int TRAILER_BYTES = 12;

    /** The length of the mark that each frame begins with. */
    static final int MARK_BYTES = 4;

    private static final int FRAME_MAGIC = 0x4C504652;
    private static final int INDEX_MAGIC = 0x4C504958;
    private static final int TRAILER_MAGIC = 0x4C504E44;
    private static final int INDEX_HEAD_BYTES = 12;
    private static final int ENTRY_BYTES = Hash.BYTES + 1 + 4 + 8 + 4;
    private static final int CHECKED_HEAD_BYTES = FRAME_HEAD_BYTES - 4;

    private PackFormat() {}

    /** A frame's head as it was read. */
    record FrameHead(ChunkId id, int encoding, int rawLength, int length, int checksum) {}

    /** What stands before the bytes of {@code blob}. */
    static byte[] frameHead(Blob blob) {
        ByteBuffer head = ByteBuffer.allocate(FRAME_HEAD_BYTES)
                .putInt(FRAME_MAGIC)
                .put(blob.id().hash().bytes())
                .put((byte) blob.encoding())
                .putInt(blob.rawLength())
                .putInt(blob.bytes().length);
        return head.putInt(checksum(head.array(), blob.bytes())).array();
    }

    /** Reads a frame's head; empty if it is none. */
    static Optional<FrameHead> readHead(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < FRAME_HEAD_BYTES || in.getInt() != FRAME_MAGIC) {
            return Optional.empty();
        }
        ChunkId id = chunk(in);
        FrameHead head = new FrameHead(id, in.get(), in.getInt(), in.getInt(), in.getInt());
        return Optional.of(head).filter(it -> it.length() >= 0 && it.length() <= LENGTH_MAX);
    }

    /** Where the mark of a frame stands in {@code bytes}; -1 if nowhere. */
    static int markIn(byte[] bytes) {
        for (int i = 0; i + MARK_BYTES <= bytes.length; i++) {
            if (bytes[i] == 'L' && ByteBuffer.wrap(bytes).getInt(i) == FRAME_MAGIC) {
                return i;
            }
        }
        return -1;
    }

    /** Whether these are the head and the bytes that were written together. */
    static boolean isWhole(byte[] head, byte[] body, int checksum) {
        return checksum(head, body) == checksum;
    }

    private static int checksum(byte[] head, byte[] body) {
        CRC32C crc = new CRC32C();
        crc.update(head, 0, CHECKED_HEAD_BYTES);
        crc.update(body, 0, body.length);
        return (int) crc.getValue();
    }

    /** Index and trailer for a pack that is {@code length} bytes long. */
    static byte[] footer(List<StoredBlob> blobs, long length) {
        ByteBuffer entries = ByteBuffer.allocate(blobs.size() * ENTRY_BYTES);
        for (StoredBlob blob : blobs) {
            entries.put(blob.id().hash().bytes())
                    .put((byte) blob.encoding())
                    .putInt(blob.rawLength())
                    .putLong(blob.place().offset())
                    .putInt(blob.place().length());
        }
        return ByteBuffer.allocate(INDEX_HEAD_BYTES + entries.capacity() + TRAILER_BYTES)
                .putInt(INDEX_MAGIC)
                .putInt(blobs.size())
                .putInt(checksum(entries.array()))
                .put(entries.array())
                .putLong(length)
                .putInt(TRAILER_MAGIC)
                .array();
    }

    /** Where the index begins, by the trailer; empty if this is no trailer of a pack of {@code packLength} bytes. */
    static Optional<Long> indexOffset(byte[] trailer, long packLength) {
        ByteBuffer in = ByteBuffer.wrap(trailer);
        if (in.remaining() < TRAILER_BYTES) {
            return Optional.empty();
        }
        long offset = in.getLong();
        boolean fits = offset >= HEAD.length && offset <= packLength - INDEX_HEAD_BYTES - TRAILER_BYTES;
        return in.getInt() == TRAILER_MAGIC && fits ? Optional.of(offset) : Optional.empty();
    }

    /** Reads an index, from its magic to before the trailer; empty if it is not whole. */
    static Optional<List<StoredBlob>> readIndex(String pack, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.remaining() < INDEX_HEAD_BYTES || in.getInt() != INDEX_MAGIC) {
            return Optional.empty();
        }
        int count = in.getInt();
        int checksum = in.getInt();
        byte[] entries = new byte[in.remaining()];
        in.get(entries);
        if (entries.length != (long) count * ENTRY_BYTES || checksum(entries) != checksum) {
            return Optional.empty();
        }
        return Optional.of(readEntries(pack, ByteBuffer.wrap(entries)));
    }

    private static List<StoredBlob> readEntries(String pack, ByteBuffer in) {
        List<StoredBlob> blobs = new ArrayList<>();
        while (in.hasRemaining()) {
            ChunkId id = chunk(in);
            int encoding = in.get();
            int rawLength = in.getInt();
            blobs.add(new StoredBlob(id, encoding, rawLength, new BlobPlace(pack, in.getLong(), in.getInt())));
        }
        return blobs;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    private static ChunkId chunk(ByteBuffer in) {
        return new ChunkId(new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong()));
    }
}
