package limpid.store.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;

/** Which chunks a home holds, where they lie and what keeps them. Part of a {@link HomeTransaction}. */
public interface ContentRows {
    /** Those of {@code ids} that are known; one round trip for all. */
    Map<ChunkId, ChunkRow> chunks(Collection<ChunkId> ids);

    void putChunks(Collection<ChunkRow> rows);

    void dropChunks(Collection<ChunkId> ids);

    /** Chunks after {@code after} in order of id, at most {@code limit}: for scrub and for garbage. */
    List<ChunkRow> chunksAfter(ChunkId after, int limit);

    /** Chunks whose bytes were found bad, by id, at most {@code limit}. */
    List<ChunkId> quarantined(int limit);

    /** All chunks in a pack. */
    List<ChunkRow> chunksIn(String pack);

    /** Whether the parts of a content with a manifest are recorded. */
    boolean hasParts(ContentId content);

    /** Records which chunks a content with a manifest needs besides the manifest; replaces what was recorded. */
    void putParts(ContentId content, Collection<ChunkId> parts);

    void dropParts(ContentId content);

    /**
     * Those of {@code ids} that something keeps at {@code now}: an item or old version whose content is the chunk, a content
     * that has it as part or manifest while an item or old version uses that content, or a pin that has not expired before {@code now}.
     */
    Collection<ChunkId> kept(Collection<ChunkId> ids, Instant now);

    /** Contents with recorded parts that no item and no old version uses any more, at most {@code limit}. */
    List<ContentId> orphans(int limit);

    /** Keeps chunks until {@code expires}, whatever else happens; a later moment replaces an earlier one. */
    void pin(Collection<ChunkId> ids, Instant expires);

    /** Until when those of {@code ids} that have a pin are kept by it; one round trip for all. */
    Map<ChunkId, Instant> pins(Collection<ChunkId> ids);

    /** Removes pins that expired before {@code moment}. */
    void dropPins(Instant moment);

    /** Where a chunk lies. */
    enum State {
        LIVE,
        /** Nothing keeps it; it goes in the next cycle unless it is wanted again before. */
        CONDEMNED,
        /** Its bytes were found bad; a device is asked to send it again. */
        QUARANTINED
    }

    /**
     * One chunk.
     *
     * @param id of the raw bytes
     * @param rawLength length of the raw bytes
     * @param encoding 0 raw, 1 zstd
     * @param pack where its encoded bytes lie; empty if they are in {@code inline}
     * @param offset in the pack
     * @param length of the encoded bytes
     * @param inline the raw bytes of a small content; empty if they are in a pack. Never changed after
     * @param state whether it may be relied on
     */
    record ChunkRow(
            ChunkId id, int rawLength, int encoding, String pack, long offset, int length, byte[] inline, State state) {
        /** The same chunk, relied on or not. */
        public ChunkRow in(State other) {
            return new ChunkRow(id, rawLength, encoding, pack, offset, length, inline, other);
        }
    }
}
