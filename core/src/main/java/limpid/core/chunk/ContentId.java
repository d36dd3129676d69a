package limpid.core.chunk;

/**
 * Names a content by its bytes. A content of at most one chunk is named by that chunk; a longer one by the chunk that
 * holds its {@link Manifest}. Devices of a home cut alike, so equal contents have equal ids.
 *
 * <p>Text form: {@code c} or {@code m}, then 64 hex digits.
 *
 * @param form whether {@code chunk} is the content or its manifest
 * @param chunk the one chunk to fetch first
 */
public record ContentId(Form form, ChunkId chunk) {
    /** How a content is laid out. */
    public enum Form {
        /** The chunk is the content. */
        CHUNK('c'),
        /** The chunk is the content's manifest. */
        MANIFEST('m');

        private final char letter;

        Form(char letter) {
            this.letter = letter;
        }
    }

    private static final int TEXT_LENGTH = 65;

    /** Reads the text form. Throws {@link IllegalArgumentException} for anything else. */
    public static ContentId of(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("not a content id");
        }
        ChunkId chunk = new ChunkId(Hash.fromHex(text.substring(1)));
        return switch (text.charAt(0)) {
            case 'c' -> new ContentId(Form.CHUNK, chunk);
            case 'm' -> new ContentId(Form.MANIFEST, chunk);
            default -> throw new IllegalArgumentException("not a content id");
        };
    }

    /** The id of a content that is one chunk. */
    public static ContentId ofChunk(ChunkId chunk) {
        return new ContentId(Form.CHUNK, chunk);
    }

    /** The id of a content whose manifest is {@code chunk}. */
    public static ContentId ofManifest(ChunkId chunk) {
        return new ContentId(Form.MANIFEST, chunk);
    }

    @Override
    public String toString() {
        return form.letter + chunk.toString();
    }
}
