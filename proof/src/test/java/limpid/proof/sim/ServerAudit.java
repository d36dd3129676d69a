package limpid.proof.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.change.Digest;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.blob.BlobStore.BlobPlace;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.ContentRows.State;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.frame.Frames;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;

/** Counts again what the server says it has. */
record ServerAudit(World world) {
    List<Item> liveItems() {
        return world.server.ledger().read(world.server.home(), rows -> rows.items()
                .changes(world.server.files(), 0, Long.MAX_VALUE, true, Integer.MAX_VALUE));
    }

    Replica replica() {
        return Replica.ofItems(liveItems(), world.contents);
    }

    /** Fails if something does not add up. */
    void check() {
        world.server.ledger().read(world.server.home(), rows -> {
            check(rows);
            return "";
        });
    }

    private void check(HomeTransaction rows) {
        CollectionRow row = rows.collection(world.server.files()).orElseThrow();
        List<Item> all = rows.items().changes(row.id(), 0, Long.MAX_VALUE, false, Integer.MAX_VALUE);
        List<Item> live = all.stream().filter(item -> !item.deleted()).toList();
        sums(rows, row, live);
        sequences(row, all);
        shape(live);
        live.forEach(item -> item.content().ifPresent(content -> isHeld(rows, content.id(), item)));
    }

    private void sums(HomeTransaction rows, CollectionRow row, List<Item> live) {
        HomeRow home = rows.homeRow().orElseThrow();
        long bytes = live.stream().mapToLong(Item::size).sum();
        Digest digest = Digest.EMPTY;
        for (Item item : live) {
            digest = digest.plus(item);
        }
        must(digest.equals(row.digest()), "the digest is not that of the items");
        must(row.items() == live.size(), "counts " + row.items() + " items where " + live.size() + " live");
        must(row.bytes() == bytes && home.usedBytes() == bytes, "says " + home.usedBytes() + " used, not " + bytes);
        long reserved = rows.grantsExpiring(java.time.Instant.MAX).stream()
                .mapToLong(grant -> grant.bytes())
                .sum();
        must(home.reservedBytes() == reserved, "says " + home.reservedBytes() + " reserved, not " + reserved);
        must(
                home.usedBytes() + home.reservedBytes() <= home.planBytes() || world.planWasCut(),
                "has promised more than the plan");
    }

    private static void sequences(CollectionRow row, List<Item> all) {
        Set<Long> seen = new HashSet<>();
        for (Item item : all) {
            must(seen.add(item.seq()), "gave a sequence twice: " + item);
            must(item.seq() <= row.headSeq(), "has an item beyond its head: " + item);
        }
    }

    private static void shape(List<Item> live) {
        Map<ItemId, Item> byId = new HashMap<>();
        live.forEach(item -> byId.put(item.id(), item));
        Set<String> names = new HashSet<>();
        for (Item item : live) {
            ItemId parent = item.place().parent();
            Item folder = byId.get(parent);
            must(parent.isRoot() || (folder != null && folder.kind() == Kind.FOLDER), "has no folder for " + item);
            must(names.add(parent + "/" + item.place().name().key()), "has a name twice: " + item);
            int depth = 0;
            for (Item at = item; at != null; at = byId.get(at.place().parent())) {
                must(depth++ < 100, "has a circle at " + item);
            }
        }
    }

    /** Every chunk of a content is there, with the bytes that its name says. */
    private void isHeld(HomeTransaction rows, ContentId content, Item item) {
        byte[] first = bytes(rows, content.chunk(), item);
        if (content.form() == ContentId.Form.MANIFEST) {
            for (Manifest.Part part : Manifest.parse(first).parts()) {
                must(bytes(rows, part.chunk(), item).length == part.length(), "holds a part of another length");
            }
        }
    }

    /** All chunks that a content needs, its manifest among them; those that are gone need nothing. */
    List<ChunkId> chunks(HomeTransaction rows, ContentId content) {
        List<ChunkId> chunks = new ArrayList<>(List.of(content.chunk()));
        boolean there = rows.contents().chunks(List.of(content.chunk())).containsKey(content.chunk());
        if (there && content.form() == ContentId.Form.MANIFEST) {
            Manifest.parse(bytes(rows, content.chunk(), content)).parts().forEach(part -> chunks.add(part.chunk()));
        }
        return chunks;
    }

    private byte[] bytes(HomeTransaction rows, ChunkId id, Object item) {
        ChunkRow row = rows.contents().chunks(new ArrayList<>(List.of(id))).get(id);
        if (row == null || row.state() == State.QUARANTINED) {
            throw new Violation("the server lacks a chunk of " + item);
        }
        byte[] stored = row.pack().isEmpty()
                ? row.inline()
                : world.server.blobs().read(world.server.home(), new BlobPlace(row.pack(), row.offset(), row.length()));
        boolean plain = row.pack().isEmpty() || row.encoding() == 0;
        byte[] raw = plain
                ? stored
                : new Frames(world.server.clock).decode(new ChunkFrame(id, Encoding.ZSTD, row.rawLength(), stored));
        must(ChunkId.of(raw).equals(id), "holds other bytes under a chunk's name");
        return raw;
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new Violation("the server " + otherwise);
        }
    }
}
