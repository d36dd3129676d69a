package limpid.server.library;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.BodyHash;
import limpid.server.library.commit.Objection;
import limpid.server.library.commit.Order;
import limpid.wire.message.Commit;
import limpid.wire.message.Protocol;

/** Checks of a commit what does not depend on the ledger's state, before the transaction. */
final class CommitCheck {
    /** Longest target of a link in bytes: what file systems hold. */
    private static final int LINK_BYTES_MAX = 4 << 10;

    private static final int KEY_LENGTH_MAX = 128;

    private final ManifestReader manifests;
    private final Clock clock;

    CommitCheck(ManifestReader manifests, Clock clock) {
        this.manifests = manifests;
        this.clock = clock;
    }

    /** The commit as it goes to the ledger. Fails with: REQUEST_MALFORMED, REQUEST_TOO_LARGE, CHECKSUM_MISMATCH. */
    Order order(Caller caller, CollectionId collection, String key, Commit commit) {
        Instant now = clock.now();
        if (key.isEmpty() || key.length() > KEY_LENGTH_MAX) {
            throw Objection.malformed("an idempotency key has 1 to 128 characters", now)
                    .saw("key-length", key.length(), "1 to " + KEY_LENGTH_MAX)
                    .exception();
        }
        commit.operations().forEach(operation -> checkLink(operation, now));
        // Sorted, so that one body always fails for the same chunk.
        new TreeMap<>(commit.inline()).entrySet().forEach(inline -> checkInline(inline, now));
        return new Order(
                caller.person(),
                caller.device(),
                collection,
                key,
                BodyHash.of(collection, commit.operations()),
                commit,
                manifests.read(caller.home(), collection, commit),
                now);
    }

    private static void checkLink(Operation operation, Instant now) {
        if (operation instanceof Operation.Put put && put.kind() == Kind.LINK) {
            long length = put.content().orElseThrow().size();
            if (length > LINK_BYTES_MAX) {
                throw Objection.tooLarge("the target of a link", length, LINK_BYTES_MAX, now)
                        .exception();
            }
        }
    }

    private static void checkInline(Map.Entry<ChunkId, byte[]> inline, Instant now) {
        if (inline.getValue().length > Protocol.INLINE_BYTES_MAX) {
            throw Objection.tooLarge(
                            "a content inside a commit", inline.getValue().length, Protocol.INLINE_BYTES_MAX, now)
                    .exception();
        }
        ChunkId found = ChunkId.of(inline.getValue());
        if (!found.equals(inline.getKey())) {
            throw Objection.of(ReasonCode.CHECKSUM_MISMATCH, Subject.server(""), now)
                    .saw("chunk-id", found, inline.getKey())
                    .exception();
        }
    }
}
