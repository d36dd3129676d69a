package limpid.proof.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Hash;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;

/**
 * What the server keeps when nobody has asked for anything for some days: no space set aside, nothing pinned, and no chunk
 * that neither an item nor an old version needs.
 */
record LastAudit(World world) {
    /** Longer than anything is kept for a device that may come back, even if the clock was some years ahead then. */
    private static final Duration SILENCE = Duration.ofDays(3000);

    private static final ChunkId START = new ChunkId(new Hash(0, 0, 0, 0));
    private static final int CYCLES = 6;

    /** Lets time pass and fails if something is left over. Nothing can go on in the world afterwards. */
    void check() {
        world.time.advance(SILENCE);
        world.defect.ifPresent(world.server.mistakes()::upkeep);
        for (int i = 0; i < CYCLES && !world.has(Defect.GARBAGE_KEPT); i++) {
            world.server.upkeep();
        }
        world.server.ledger().read(world.server.home(), rows -> {
            nothingSetAside(rows);
            onlyNeeded(rows);
            return "";
        });
    }

    private void nothingSetAside(HomeTransaction rows) {
        must(rows.grantsExpiring(Instant.MAX).isEmpty(), "keeps grants that nobody can use any more");
        long reserved = rows.homeRow().orElseThrow().reservedBytes();
        must(reserved == 0, "has " + reserved + " bytes reserved for nobody");
    }

    private void onlyNeeded(HomeTransaction rows) {
        List<ChunkId> held = rows.contents().chunksAfter(START, Integer.MAX_VALUE).stream()
                .map(ChunkRow::id)
                .toList();
        must(rows.contents().pins(held).isEmpty(), "pins chunks for commits that never came");
        Set<ChunkId> needed = needed(rows);
        for (ChunkId chunk : held) {
            must(needed.contains(chunk), "keeps a chunk that nothing needs: " + chunk);
        }
    }

    private Set<ChunkId> needed(HomeTransaction rows) {
        Set<ContentId> contents = new HashSet<>();
        for (Item item : rows.items().changes(world.server.files(), 0, Long.MAX_VALUE, false, Integer.MAX_VALUE)) {
            item.content().map(Content::id).ifPresent(contents::add);
            for (OldVersion old : rows.items().versions(world.server.files(), item.id())) {
                old.item().content().map(Content::id).ifPresent(contents::add);
            }
        }
        Set<ChunkId> needed = new HashSet<>();
        for (ContentId content : contents) {
            needed.addAll(new ServerAudit(world).chunks(rows, content));
        }
        return needed;
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new Violation("the server, long alone, " + otherwise);
        }
    }
}
