package limpid.core.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Is told a content's chunks in order and says what the content is called. For one content and one thread. */
public final class ContentBuilder {
    /** How many chunks a content can have: as many as a manifest holds. */
    public static final int PARTS_MAX = (Manifest.CHUNK_BYTES_MAX - 1) / (Hash.BYTES + Integer.BYTES);

    private final List<Manifest.Part> parts = new ArrayList<>();
    private long size;

    /** Adds the next chunk. Throws {@link IllegalStateException} beyond {@link #PARTS_MAX}: ask {@link #isFull}. */
    public void add(ChunkId chunk, int length) {
        if (isFull()) {
            throw new IllegalStateException("a content has at most " + PARTS_MAX + " chunks");
        }
        parts.add(new Manifest.Part(chunk, length));
        size += length;
    }

    /** Whether no further chunk can be added. */
    public boolean isFull() {
        return parts.size() >= PARTS_MAX;
    }

    /** Returns what was built. A content without chunks is the empty one. */
    public ContentLayout build() {
        if (parts.size() < 2) {
            ChunkId only =
                    parts.isEmpty() ? ChunkId.of(new byte[0]) : parts.getFirst().chunk();
            return new ContentLayout(ContentId.ofChunk(only), size, Optional.empty());
        }
        Manifest manifest = new Manifest(parts);
        return new ContentLayout(ContentId.ofManifest(ChunkId.of(manifest.bytes())), size, Optional.of(manifest));
    }
}
