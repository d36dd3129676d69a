package limpid.agent.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.state.PendingCommit;
import limpid.agent.tree.Synced;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.wire.message.Commit;
import limpid.wire.message.Protocol;

/** What is ready to be committed, and what was sent and not answered. */
final class Desk {
    /** A content that the server holds, or whose bytes are at hand, so that a commit may name it. */
    record Prepared(Content content, Optional<String> grant, Optional<byte[]> inline) {}

    private final Map<ItemId, Prepared> prepared = new HashMap<>();
    private final Map<String, Integer> grantUsers = new HashMap<>();
    private final Map<String, PendingCommit> unanswered = new LinkedHashMap<>();
    private final Map<String, Commit> bodies = new HashMap<>();
    private final Map<ItemId, Operation> asked = new HashMap<>();
    private int batchMax = Protocol.COMMIT_OPERATIONS_MAX;

    void prepare(ItemId item, Prepared content) {
        unprepare(item);
        prepared.put(item, content);
        content.grant().ifPresent(grant -> grantUsers.merge(grant, 1, Integer::sum));
    }

    /** Forgets what was prepared; returns the grant that nobody uses any more. */
    Optional<String> unprepare(ItemId item) {
        Prepared gone = prepared.remove(item);
        if (gone == null || gone.grant().isEmpty()) {
            return Optional.empty();
        }
        String grant = gone.grant().get();
        int left = grantUsers.merge(grant, -1, Integer::sum);
        if (left > 0) {
            return Optional.empty();
        }
        grantUsers.remove(grant);
        return Optional.of(grant);
    }

    Optional<Prepared> prepared(ItemId item) {
        return Optional.ofNullable(prepared.get(item));
    }

    /** Whether something is ready, or sent and not answered, whose space the server has set aside. */
    boolean needsGrants() {
        return !grantUsers.isEmpty() || !unanswered.isEmpty();
    }

    /** How many contents wait for their commit. */
    int preparedCount() {
        return prepared.size();
    }

    boolean hasGrantUsers(String grant) {
        return grantUsers.containsKey(grant);
    }

    /** Keeps a commit until it is answered. */
    void open(PendingCommit commit, Commit body) {
        unanswered.put(commit.key(), commit);
        bodies.put(commit.key(), body);
        commit.operations().forEach(operation -> asked.put(operation.item(), operation));
    }

    /** What the server was asked to do with an item and has not answered: nobody knows yet whether it happened. */
    Optional<Operation> asked(ItemId item) {
        return Optional.ofNullable(asked.get(item));
    }

    /** If the server has an item as it was asked to, without having answered yet: what is agreed on thereby. */
    Optional<Synced> agreed(Item item) {
        if (!(asked.get(item.id()) instanceof Operation.Put put)
                || item.version() != put.ifVersion() + 1
                || !item.place().equals(put.place())
                || !item.content().equals(put.content())
                || !item.attributes().equals(put.attributes())) {
            return Optional.empty();
        }
        return unanswered.values().stream()
                .filter(commit -> commit.operations().contains(put))
                .findFirst()
                .map(commit ->
                        new Synced(item, Optional.ofNullable(commit.prints().get(item.id()))));
    }

    /** The oldest commit without an answer, with what is to be sent of it. */
    Optional<PendingCommit> oldest() {
        return unanswered.values().stream().findFirst();
    }

    /** What to send: after a restart the small contents are not at hand any more, which the server will say. */
    Commit body(PendingCommit commit, Optional<String> epoch) {
        Commit known = bodies.get(commit.key());
        return known != null ? known : new Commit(commit.operations(), Optional.empty(), Map.of(), epoch);
    }

    /** All commits without an answer. */
    List<PendingCommit> unanswered() {
        return List.copyOf(unanswered.values());
    }

    Optional<PendingCommit> close(String key) {
        bodies.remove(key);
        Optional<PendingCommit> closed = Optional.ofNullable(unanswered.remove(key));
        closed.ifPresent(commit -> commit.operations().forEach(operation -> asked.remove(operation.item(), operation)));
        return closed;
    }

    int batchMax() {
        return batchMax;
    }

    /** A refusal that names no item: try with fewer, so that one bad item holds up nobody else. */
    void shrinkBatch(int refused) {
        batchMax = Math.max(1, refused / 2);
    }

    void growBatch() {
        batchMax = Math.min(Protocol.COMMIT_OPERATIONS_MAX, batchMax * 2);
    }
}
