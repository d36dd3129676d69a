package limpid.server.library;

import java.util.List;
import limpid.core.chunk.Manifest;
import limpid.core.chunk.Manifest.Part;
import limpid.core.id.HomeId;
import limpid.core.item.Content;

/**
 * Whole contents, read chunk by chunk. Whoever asks has found the content in an item that may be seen: a content's name alone
 * gives no right to it. Safe for all threads.
 */
public final class Contents {
    private final Chunks chunks;

    Contents(Chunks chunks) {
        this.chunks = chunks;
    }

    /** A content to read from. Fails with: BLOB_MISSING, BLOB_CORRUPT, for its manifest. */
    public ContentReading open(HomeId home, Content content) {
        return new ContentReading(chunks, home, content, parts(home, content));
    }

    private List<Part> parts(HomeId home, Content content) {
        if (content.size() == 0) {
            return List.of();
        }
        return switch (content.id().form()) {
            case CHUNK -> List.of(new Part(content.id().chunk(), Math.toIntExact(content.size())));
            case MANIFEST ->
                Manifest.parse(chunks.bytes(home, content.id().chunk())).parts();
        };
    }
}
