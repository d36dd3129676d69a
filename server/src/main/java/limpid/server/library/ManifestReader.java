package limpid.server.library;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.chunk.Manifest;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.host.time.Clock;
import limpid.server.library.commit.Objection;
import limpid.store.ledger.ContentRows.ChunkRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Commit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manifests that a commit names, before its transaction: what a manifest says follows from its id, so it cannot
 * change in between, and no disk is waited for inside a transaction.
 */
final class ManifestReader {
    private final Ledger ledger;
    private final Chunks chunks;
    private final Clock clock;

    ManifestReader(Ledger ledger, Chunks chunks, Clock clock) {
        this.ledger = ledger;
        this.chunks = chunks;
        this.clock = clock;
    }

    /** Manifests of contents that are new to their items and held. Fails with: REQUEST_MALFORMED for what is none. */
    Map<ContentId, Manifest> read(HomeId home, CollectionId collection, Commit commit) {
        Map<ItemId, ContentId> named = named(commit);
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<ContentId, Manifest> manifests = new LinkedHashMap<>();
        Map<ChunkId, ChunkRow> held = ledger.read(home, rows -> chunksOf(rows, collection, named));
        for (ContentId content : new LinkedHashSet<>(named.values())) {
            bytes(home, content.chunk(), commit, held).ifPresent(bytes -> manifests.put(content, parse(bytes)));
        }
        return manifests;
    }

    private static Map<ItemId, ContentId> named(Commit commit) {
        Map<ItemId, ContentId> named = new LinkedHashMap<>();
        for (Operation operation : commit.operations()) {
            if (operation instanceof Operation.Put put) {
                put.content()
                        .map(Content::id)
                        .filter(id -> id.form() == ContentId.Form.MANIFEST)
                        .ifPresent(id -> named.put(put.item(), id));
            }
        }
        return named;
    }

    private static Map<ChunkId, ChunkRow> chunksOf(
            HomeTransaction rows, CollectionId collection, Map<ItemId, ContentId> named) {
        Map<ItemId, Item> items = rows.items().byIds(collection, named.keySet());
        Set<ChunkId> ids = new LinkedHashSet<>();
        named.forEach((item, content) -> {
            if (!hasAlready(items.get(item), content)) {
                ids.add(content.chunk());
            }
        });
        return ids.isEmpty() ? Map.of() : rows.contents().chunks(ids);
    }

    private static boolean hasAlready(@Nullable Item item, ContentId content) {
        return item != null
                && !item.deleted()
                && item.content().map(Content::id).filter(content::equals).isPresent();
    }

    private Optional<byte[]> bytes(HomeId home, ChunkId id, Commit commit, Map<ChunkId, ChunkRow> held) {
        Optional<byte[]> stored = Optional.ofNullable(held.get(id)).flatMap(row -> chunks.raw(home, row));
        return stored.or(() -> Optional.ofNullable(commit.inline().get(id)));
    }

    private Manifest parse(byte[] bytes) {
        try {
            return Manifest.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw Objection.malformed("what is named as a manifest is none", clock.now())
                    .saw("manifest-bytes", bytes.length)
                    .exception();
        }
    }
}
