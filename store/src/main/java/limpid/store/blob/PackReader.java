package limpid.store.blob;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskReader;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.StoredBlob;
import limpid.store.blob.PackFormat.FrameHead;

/** An open pack, for reading. One thread at a time. Believes nothing that its checksum does not prove. */
final class PackReader implements AutoCloseable {
    private static final int SEARCH_BYTES = 64 << 10;

    private final DiskReader reader;
    private final String name;

    PackReader(Disk disk, Path file, String name) {
        this.reader = disk.read(file);
        this.name = name;
    }

    String name() {
        return name;
    }

    /**
     * What was found in a pack.
     *
     * @param blobs all whole frames, in order
     * @param length up to where the pack is good; what follows is to be cut
     * @param sealed whether its index says so
     */
    record Found(List<StoredBlob> blobs, long length, boolean sealed) {}

    /** The encoded bytes of the frame at an offset; empty if there is no such frame or it is damaged. */
    Optional<byte[]> bytes(long offset, int length) {
        byte[] head = read(offset, PackFormat.FRAME_HEAD_BYTES);
        return PackFormat.readHead(head).filter(it -> it.length() == length).flatMap(it -> body(offset, head, it));
    }

    private Optional<byte[]> body(long offset, byte[] head, FrameHead frame) {
        byte[] body = read(offset + PackFormat.FRAME_HEAD_BYTES, frame.length());
        boolean whole = body.length == frame.length() && PackFormat.isWhole(head, body, frame.checksum());
        return whole ? Optional.of(body) : Optional.empty();
    }

    /** What the pack holds: by its index if it is sealed, else by reading all of it. */
    Found contents() {
        return index().orElseGet(this::scan);
    }

    private Optional<Found> index() {
        long length = reader.stat().size();
        if (length < PackFormat.HEAD.length + PackFormat.TRAILER_BYTES) {
            return Optional.empty();
        }
        byte[] trailer = read(length - PackFormat.TRAILER_BYTES, PackFormat.TRAILER_BYTES);
        return PackFormat.indexOffset(trailer, length)
                .flatMap(offset -> PackFormat.readIndex(
                        name, read(offset, Math.toIntExact(length - PackFormat.TRAILER_BYTES - offset))))
                .map(blobs -> new Found(blobs, length, true));
    }

    private Found scan() {
        List<StoredBlob> blobs = new ArrayList<>();
        long length = reader.stat().size();
        long end = PackFormat.HEAD.length;
        long offset = end;
        while (offset < length) {
            Optional<FrameHead> frame = whole(offset);
            if (frame.isPresent()) {
                blobs.add(stored(frame.get(), offset));
                offset += PackFormat.FRAME_HEAD_BYTES + frame.get().length();
                end = offset;
            } else {
                // One damaged frame in the middle must not cost those behind it; at a torn end nothing is found.
                offset = nextMark(offset + 1, length);
            }
        }
        return new Found(blobs, Math.min(end, length), false);
    }

    private StoredBlob stored(FrameHead frame, long offset) {
        BlobPlace place = new BlobPlace(name, offset, frame.length());
        return new StoredBlob(frame.id(), frame.encoding(), frame.rawLength(), place);
    }

    private Optional<FrameHead> whole(long offset) {
        byte[] head = read(offset, PackFormat.FRAME_HEAD_BYTES);
        return PackFormat.readHead(head).filter(it -> body(offset, head, it).isPresent());
    }

    /** Where a frame may begin at {@code from} or later; the end if nowhere. */
    private long nextMark(long from, long end) {
        for (long at = from; at < end; at += SEARCH_BYTES) {
            // Blocks overlap, so that a mark across their border is found.
            int found = PackFormat.markIn(read(at, SEARCH_BYTES + PackFormat.MARK_BYTES));
            if (found >= 0) {
                return at + found;
            }
        }
        return end;
    }

    /** Up to {@code length} bytes; fewer at the end of the file. */
    private byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int more = reader.read(offset + filled, bytes, filled, length - filled);
            if (more == 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += more;
        }
        return bytes;
    }

    @Override
    public void close() {
        reader.close();
    }
}
