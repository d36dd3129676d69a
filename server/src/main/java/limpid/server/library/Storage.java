package limpid.server.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.ReasonException;
import limpid.store.blob.BlobStore;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.CollectionState;
import limpid.wire.message.Protocol;
import limpid.wire.message.StorageState;

/**
 * What devices hear of the server's storage: whether its disk has room, and what they are asked to send again. How much room
 * is the owner's business: to others it would tell what other homes do.
 */
final class Storage {
    /** Of more bad chunks, the first are asked back first. */
    private static final int BAD_CHUNKS = 1000;

    private final BlobStore blobs;

    Storage(BlobStore blobs) {
        this.blobs = blobs;
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
    static StorageState of(
            HomeTransaction rows, List<CollectionState> collections, BlobStore.Room room, boolean owner) {
        return new StorageState(
                level(room), Optional.of(room.usableBytes()).filter(_ -> owner), wanted(rows, collections));
    }

    /** There is little when contents may take less than the server keeps free for itself, a part of the disk. */
    static StorageState.Room level(BlobStore.Room room) {
        if (room.usableBytes() == 0) {
            return StorageState.Room.NONE;
        }
        return room.usableBytes() < room.keptBytes() ? StorageState.Room.LITTLE : StorageState.Room.ENOUGH;
    }

    private static List<ItemId> wanted(HomeTransaction rows, List<CollectionState> collections) {
        Set<ChunkId> bad = Set.copyOf(rows.contents().quarantined(BAD_CHUNKS));
        List<ItemId> wanted = new ArrayList<>();
        if (bad.isEmpty()) {
            return wanted;
        }
        for (CollectionState collection : collections) {
            rows.items().needing(collection.id(), bad, StorageState.WANTED_MAX - wanted.size()).stream()
                    .filter(Storage::travelsAsChunks)
                    .map(Item::id)
                    .forEach(wanted::add);
        }
        return wanted;
    }

    /** The smallest contents rest in the ledger itself and travel with commits only. */
    private static boolean travelsAsChunks(Item item) {
        return item.content()
                .filter(content -> content.size() > Protocol.INLINE_BYTES_MAX)
                .isPresent();
    }
}
