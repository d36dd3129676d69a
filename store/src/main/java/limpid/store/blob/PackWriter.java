package limpid.store.blob;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskWriter;
import limpid.store.blob.BlobStore.Blob;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.blob.BlobStore.StoredBlob;

/**
 * A pack that is being written. After a failure it must not be written to any more: what a disk did with bytes whose sync
 * failed cannot be known. One thread writes at a time; {@link #keep} and {@link #held} are for whoever guards the list of
 * packs, also while another thread writes.
 */
final class PackWriter implements AutoCloseable {
    /** Small frames are collected up to this, so that each is not a call of its own. In bytes. */
    private static final int BUFFER_BYTES = 128 << 10;

    private final String name;
    private final DiskWriter writer;
    private final List<StoredBlob> blobs;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long length;
    private long keptLength;

    private PackWriter(String name, DiskWriter writer, List<StoredBlob> blobs, long length) {
        this.name = name;
        this.writer = writer;
        this.blobs = new ArrayList<>(blobs);
        this.length = length;
        this.keptLength = length;
    }

    /** Begins a new pack. Its first batch makes it durable; the name in its folder is the caller's to sync. */
    static PackWriter create(Disk disk, Path file, String name) {
        PackWriter pack = new PackWriter(name, disk.create(file), List.of(), 0);
        pack.put(PackFormat.HEAD);
        return pack;
    }

    /** Opens a pack that was not sealed, cut to what was found good in it. */
    static PackWriter mend(Disk disk, Path file, String name, PackReader.Found found) {
        DiskWriter writer = disk.append(file);
        boolean cut = false;
        try {
            if (writer.length() > found.length()) {
                writer.truncate(found.length());
            }
            cut = true;
            return new PackWriter(name, writer, found.blobs(), found.length());
        } finally {
            if (!cut) {
                writer.close();
            }
        }
    }

    String name() {
        return name;
    }

    /** Up to where the pack holds what was kept, in bytes. */
    long length() {
        return keptLength;
    }

    /** Whether nothing was kept in it yet. */
    boolean isFresh() {
        return blobs.isEmpty();
    }

    /** What was kept in it so far. */
    PackReader.Found held() {
        return new PackReader.Found(List.copyOf(blobs), keptLength, false);
    }

    /** Counts what was stored from now on. */
    void keep(List<StoredBlob> stored) {
        blobs.addAll(stored);
        keptLength = length;
    }

    /** Adds chunks and returns when they are on disk; then they are to be kept. After a failure none of them counts. */
    List<StoredBlob> store(List<Blob> batch) {
        long lengthBefore = length;
        List<StoredBlob> added = new ArrayList<>(batch.size());
        boolean stored = false;
        try {
            batch.forEach(blob -> added.add(add(blob)));
            flush();
            writer.sync();
            stored = true;
        } finally {
            if (!stored) {
                length = lengthBefore;
            }
        }
        return added;
    }

    private StoredBlob add(Blob blob) {
        BlobPlace place = new BlobPlace(name, length, blob.bytes().length);
        put(PackFormat.frameHead(blob));
        put(blob.bytes());
        return new StoredBlob(blob.id(), blob.encoding(), blob.rawLength(), place);
    }

    private void put(byte[] bytes) {
        if (buffered + bytes.length > buffer.length) {
            flush();
        }
        if (bytes.length > buffer.length) {
            writer.write(bytes, 0, bytes.length);
        } else {
            System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
            buffered += bytes.length;
        }
        length += bytes.length;
    }

    private void flush() {
        int count = buffered;
        buffered = 0;
        if (count > 0) {
            writer.write(buffer, 0, count);
        }
    }

    /** Writes the index; nothing can be added afterwards. */
    void seal() {
        put(PackFormat.footer(blobs, length));
        flush();
        writer.sync();
    }

    /** Gives back the room that a failed batch took, as far as the disk lets us. */
    void cutBack(ReasonException failure) {
        try {
            if (writer.length() > length) {
                writer.truncate(length);
            }
        } catch (ReasonException alsoFailed) {
            // The tail stays until the pack is mended; it proves nothing and is never read.
            failure.addSuppressed(alsoFailed);
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
