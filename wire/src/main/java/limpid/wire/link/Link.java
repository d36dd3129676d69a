package limpid.wire.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedThing;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.Hint;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.Restored;
import limpid.wire.message.SealOrder;
import limpid.wire.message.SealWord;

/**
 * What a signed-in device asks of its server. Calls block until answered or failed; safe for all threads.
 *
 * <p>All methods throw {@link limpid.core.reason.ReasonException}. Fails with, besides what each says: what
 * {@link limpid.host.net.Http} says; TOKEN_REVOKED, NOT_SIGNED_IN, ACCOUNT_DISABLED; CAPTIVE_PORTAL, NOT_LIMPID,
 * SERVER_IDENTITY_CHANGED, VERSION_MISMATCH; RATE_LIMITED, SERVER_MAINTENANCE, SHUTTING_DOWN, SERVER_ERROR,
 * SERVER_DISK_FULL, PROXY_BODY_LIMIT, PROXY_TIMEOUT; REQUEST_MALFORMED, REQUEST_TOO_LARGE; NOT_FOUND.
 */
public interface Link {
    /** What the server says of itself. */
    Hello hello();

    /** What the server says of this device, its home's space and its collections. */
    DeviceState state();

    /** The changes after {@code since}; from the beginning, live items only, when empty. {@code limit} 1 to 1,000. */
    ChangesPage changes(CollectionId collection, Optional<ChangeToken> since, int limit);

    /**
     * Commits. The same key with the same commit is done once, however often it is sent, so a failed call is repeated
     * with the same key until there is an answer. Fails with: IDEMPOTENCY_MISMATCH.
     */
    CommitReply commit(CollectionId collection, String key, Commit commit);

    /** Sets space aside. {@code bytes} at least 1. Fails with: QUOTA_EXCEEDED (evidence: plan, used, reserved, free). */
    Grant reserve(long bytes);

    /** Gives back what is left of a grant; one that is gone is well. */
    void release(String grant);

    /** Gives back all that this device set aside, such as what a program of before left without knowing. */
    void releaseAll();

    /**
     * Those of {@code ids} that the server lacks. Those it has stay for an hour at least, whatever happens to the
     * contents that use them. At most {@link limpid.wire.message.Protocol#CHUNK_IDS_MAX}.
     */
    Set<ChunkId> missing(List<ChunkId> ids);

    /**
     * Stores chunks, durably when this returns; again is well. In all at most
     * {@link limpid.wire.message.Protocol#BATCH_BYTES_MAX} on the wire. Fails with: CHECKSUM_MISMATCH.
     */
    void send(List<ChunkFrame> frames);

    /**
     * Fetches chunks, in the order asked, each verified against its id. Ends early, without failure, after about 8 MiB:
     * ask for the rest again. Fails with: BLOB_MISSING, BLOB_CORRUPT, CHECKSUM_MISMATCH.
     */
    List<byte[]> receive(List<ChunkId> ids);

    /** What was deleted and can come back, what was deleted last first; not what was in a folder that is gone itself. */
    List<DeletedThing> deleted(CollectionId collection, int limit);

    /**
     * Brings back what was deleted. Again is NOT_FOUND: then it is back. Fails with: NOT_FOUND, QUOTA_EXCEEDED, before
     * anything came back; CONTENT_NOT_HELD.
     */
    Restored restore(CollectionId collection, RestoreOrder order);

    /** Tells the server how this device is. */
    void report(DeviceReport report);

    /** Takes this device off the server: its secret is worth nothing afterwards. */
    void leave();

    /** What this device shall do because it is lost or was found; answered while everything else is refused. */
    SealOrder sealOrder();

    /** Tells the server what was done of such an order. */
    void tell(SealWord word);

    /** Opens the stream of hints; the first is CONNECTED. */
    HintStream hints();

    /** An open stream of hints. */
    interface HintStream extends AutoCloseable {
        /** Waits for the next hint. A stream that gives no sign of life for three heartbeats fails. */
        Hint next();

        @Override
        void close();
    }
}
