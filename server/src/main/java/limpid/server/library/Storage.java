package limpid.server.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Protocol;
import limpid.wire.message.StorageState;

/**
 * What devices hear of the server's storage: whether its disk has room, and what they are asked to send again. How much room
 * is the administrator's business: to others it would tell what other homes do.
 */
final class Storage {
    /** Of more bad chunks, and of more items that they hit, some wait until the others are there. */
    private static final int BAD_MAX = Protocol.CHUNK_IDS_MAX;

    private final BlobStore blobs;
    private final Chance chance;

    Storage(BlobStore blobs, Chance chance) {
        this.blobs = blobs;
        this.chance = chance;
    }

    /** How much room there is; empty while the disk cannot be asked, which is told by whoever needs it. */
    Optional<BlobStore.Room> room() {
        try {
            return Optional.of(blobs.room());
        } catch (ReasonException offline) {
            return Optional.empty();
        }
    }

    /** The state for a device of somebody with these collections. */
    StorageState of(HomeTransaction rows, List<CollectionState> collections, BlobStore.Room room, boolean administers) {
        return new StorageState(
                level(room), Optional.of(room.usableBytes()).filter(_ -> administers), wanted(rows, collections));
    }

    /** There is little when contents may take less than the server keeps free for itself, a part of the disk. */
    static StorageState.Room level(BlobStore.Room room) {
        if (room.usableBytes() == 0) {
            return StorageState.Room.NONE;
        }
        return room.usableBytes() < room.keptBytes() ? StorageState.Room.LITTLE : StorageState.Room.ENOUGH;
    }

    private List<ItemId> wanted(HomeTransaction rows, List<CollectionState> collections) {
        Set<ChunkId> bad = Set.copyOf(rows.contents().quarantined(BAD_MAX));
        List<ItemId> wanted = new ArrayList<>();
        if (bad.isEmpty()) {
            return wanted;
        }
        for (CollectionState collection : collections) {
            rows.items().needing(collection.id(), bad, BAD_MAX).stream()
                    .filter(Storage::travelsAsChunks)
                    .map(Item::id)
                    .forEach(wanted::add);
        }
        return some(wanted);
    }

    /** As many as one answer holds, others each time: what no device has any more must not stand before what one has. */
    private List<ItemId> some(List<ItemId> wanted) {
        if (wanted.size() <= StorageState.WANTED_MAX) {
            return wanted;
        }
        Collections.rotate(wanted, Math.toIntExact(chance.below(wanted.size())));
        return wanted.subList(0, StorageState.WANTED_MAX);
    }

    /** The smallest contents rest in the ledger itself and travel with commits only. */
    private static boolean travelsAsChunks(Item item) {
        return item.content()
                .filter(content -> content.size() > Protocol.INLINE_BYTES_MAX)
                .isPresent();
    }
}
