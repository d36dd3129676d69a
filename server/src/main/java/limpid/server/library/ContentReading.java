package limpid.server.library;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import limpid.core.chunk.Manifest.Part;
import limpid.core.id.HomeId;
import limpid.core.item.Content;

/**
 * One content, to read from. Holds one chunk at a time, 8 MiB at the most, and nothing between two reads. What was replaced
 * or deleted meanwhile can still be read while it is kept.
 */
public final class ContentReading {
    private final Chunks chunks;
    private final HomeId home;
    private final Content content;
    private final List<Part> parts;

    ContentReading(Chunks chunks, HomeId home, Content content, List<Part> parts) {
        this.chunks = chunks;
        this.home = home;
        this.content = content;
        this.parts = parts;
    }

    /** Which content this is. */
    public Content content() {
        return content;
    }

    /** The first bytes, at most {@code length} and at most a chunk. Fails with: BLOB_MISSING, BLOB_CORRUPT. */
    public byte[] start(int length) {
        if (parts.isEmpty()) {
            return new byte[0];
        }
        byte[] first = chunks.bytes(home, parts.getFirst().chunk());
        return first.length <= length ? first : Arrays.copyOf(first, length);
    }

    /**
     * Writes {@code length} bytes from {@code from}, which must lie inside. Fails with: BLOB_MISSING, BLOB_CORRUPT, when some
     * may be written already; whoever reads must not take that for the end.
     */
    public void writeTo(OutputStream out, long from, long length) throws IOException {
        long end = from + length;
        if (from < 0 || length < 0 || end > content.size()) {
            throw new IllegalArgumentException("outside of the content");
        }
        long at = 0;
        for (Part part : parts) {
            if (at >= end) {
                return;
            }
            if (at + part.length() > from) {
                int first = (int) Math.max(0, from - at);
                int last = (int) Math.min(part.length(), end - at);
                out.write(chunks.bytes(home, part.chunk()), first, last - first);
            }
            at += part.length();
        }
    }

    /** Writes all of it. Fails with: what {@link #writeTo(OutputStream, long, long)} says. */
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, 0, content.size());
    }
}
