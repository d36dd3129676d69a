package limpid.wire.message;

import limpid.core.change.Digest;
import limpid.core.id.CollectionId;

/**
 * Where a collection stands.
 *
 * @param kind such as {@code files}
 * @param epoch changes when the server was restored from a copy
 * @param headSeq the last sequence given out
 * @param digest of the live items at {@code headSeq}
 * @param items how many items live in it
 * @param bytes the length of their contents in all
 */
public record CollectionState(
        CollectionId id, String kind, String epoch, long headSeq, Digest digest, long items, long bytes) {}
