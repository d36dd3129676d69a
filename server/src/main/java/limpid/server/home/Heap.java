package limpid.server.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;

/**
 * Things of one kind that could go.
 *
 * @param bytes what would be freed if all of them went, also those that are not listed
 * @param things some of them, what frees most first
 * @param asOf when they were counted; empty while that was never done
 */
public record Heap(Clutter kind, long bytes, List<Thing> things, Optional<Instant> asOf) {
    public Heap {
        things = List.copyOf(things);
    }

    /**
     * One of them.
     *
     * @param id to name it by
     * @param path where it is, with its name; the name alone for what is nowhere
     * @param bytes what would be freed; of a duplicate: by each copy that goes
     * @param at when it was changed, deleted or used last
     * @param count how many old versions or copies there are
     * @param copies of a duplicate: those that could go or stay
     */
    public record Thing(
            String id,
            Optional<CollectionId> collection,
            String path,
            long bytes,
            Optional<Instant> at,
            Optional<Long> count,
            List<Thing> copies) {
        public Thing {
            copies = List.copyOf(copies);
        }

        /** What would be freed if it went, of a duplicate with one copy left. */
        long freedBytes() {
            return copies.isEmpty() ? bytes : bytes * (copies.size() - 1);
        }

        /** Its last name. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
