package limpid.store.ledger;

import limpid.core.change.Digest;
import limpid.core.id.CollectionId;
import limpid.core.id.PersonId;

/**
 * A synced set and where its history stands.
 *
 * @param kind such as {@code files}
 * @param owner the person it belongs to
 * @param epoch changes when the server is restored
 * @param headSeq the last sequence given out
 * @param tombFloor tombstones up to this sequence may be gone
 * @param digest of the live items at {@code headSeq}
 * @param items how many live
 * @param bytes the length of their contents
 */
public record CollectionRow(
        CollectionId id,
        String kind,
        PersonId owner,
        String epoch,
        long headSeq,
        long tombFloor,
        Digest digest,
        long items,
        long bytes) {}
