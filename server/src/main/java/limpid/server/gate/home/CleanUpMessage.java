package limpid.server.gate.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.server.home.Heap;
import limpid.server.home.Heap.Thing;
import limpid.server.library.Disposal.Gone;

/**
 * What could go, of one kind.
 *
 * @param bytes what would be freed if all of it went
 * @param asOf when it was counted; empty while that was never done
 */
record CleanUpMessage(String kind, long bytes, Optional<Instant> asOf, List<EntryMessage> entries) {
    /** One thing; of duplicates with its copies, each of which can be named by itself. */
    record EntryMessage(
            String id,
            Optional<CollectionId> collection,
            String name,
            Optional<String> path,
            long bytes,
            Optional<Instant> at,
            Optional<Long> count,
            Optional<List<EntryMessage>> items) {
        static EntryMessage of(Thing thing) {
            return new EntryMessage(
                    thing.id(),
                    thing.collection(),
                    thing.name(),
                    Optional.of(thing.path()).filter(_ -> thing.collection().isPresent()),
                    thing.bytes(),
                    thing.at(),
                    thing.count(),
                    Optional.of(thing.copies().stream().map(EntryMessage::of).toList())
                            .filter(all -> !all.isEmpty()));
        }
    }

    /** What went. */
    record FreedMessage(long freedBytes, long items, Optional<Boolean> more) {
        static FreedMessage of(Gone gone) {
            return new FreedMessage(
                    gone.bytes(), gone.items(), Optional.of(gone.more()).filter(more -> more));
        }
    }

    static CleanUpMessage of(Heap heap) {
        return new CleanUpMessage(
                heap.kind().text(),
                heap.bytes(),
                heap.asOf(),
                heap.things().stream().map(EntryMessage::of).toList());
    }
}
