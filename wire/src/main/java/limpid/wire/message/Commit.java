package limpid.wire.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;

/**
 * An atomic batch of changes: all of it happens, or none.
 *
 * @param operations 1 to {@link Protocol#COMMIT_OPERATIONS_MAX}, at most one per item; order does not matter, since names,
 *     parents and cycles are judged by the state after all of them
 * @param grant the reservation that pays for the contents; without one the plan must have room at this moment
 * @param inline the bytes of contents of at most {@link Protocol#INLINE_BYTES_MAX} that were not sent as chunks; never
 *     changed after
 * @param epoch which history the versions in the conditions are of. A server that was put back since has another one, and
 *     refuses: its versions may be the same and mean something else. Empty is not checked
 */
public record Commit(
        List<Operation> operations, Optional<String> grant, Map<ChunkId, byte[]> inline, Optional<String> epoch) {
    /** A commit whose history is not checked. */
    public Commit(List<Operation> operations, Optional<String> grant, Map<ChunkId, byte[]> inline) {
        this(operations, grant, inline, Optional.empty());
    }

    public Commit {
        operations = List.copyOf(operations);
        inline = Map.copyOf(inline);
        if (operations.isEmpty() || operations.size() > Protocol.COMMIT_OPERATIONS_MAX) {
            throw new IllegalArgumentException("a commit has 1 to 200 operations");
        }
    }
}
