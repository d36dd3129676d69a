package limpid.core.item;

import limpid.core.chunk.ContentId;

/**
 * What an item holds.
 *
 * @param id names the bytes
 * @param size their length in bytes
 */
public record Content(ContentId id, long size) {
    public Content {
        if (size < 0) {
            throw new IllegalArgumentException("a content has no negative size");
        }
    }
}
