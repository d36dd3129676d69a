package limpid.wire.message;

import java.util.List;
import java.util.Optional;
import limpid.core.item.Item;
import limpid.core.reason.Reason;

/** What became of a commit. Either way it is the server's final word on that idempotency key. */
public sealed interface CommitReply {
    /**
     * All of it happened.
     *
     * @param items the items as they are now, one per operation, in the order of operations
     * @param head where the collection stands now; empty in an answer that is given again, because that was then
     */
    record Committed(List<Item> items, Optional<CommitHead> head) implements CommitReply {
        public Committed {
            items = List.copyOf(items);
        }
    }

    /**
     * None of it happened, because a condition did not hold. Not kept under the key: the same key may try again.
     *
     * @param reason why: VERSION_CONFLICT, NAME_TAKEN, PARENT_MISSING, FOLDER_NOT_EMPTY, MOVE_CYCLE, CONTENT_NOT_HELD,
     *     GRANT_EXPIRED, QUOTA_EXCEEDED
     * @param items the server's items that stand in the way, tombstones too, so that the plan can be made anew without
     *     asking again
     */
    record Refused(Reason reason, List<Item> items) implements CommitReply {
        public Refused {
            items = List.copyOf(items);
        }
    }
}
