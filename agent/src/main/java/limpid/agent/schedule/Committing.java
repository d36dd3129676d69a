package limpid.agent.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.plan.Step;
import limpid.agent.schedule.Board.Queue;
import limpid.agent.schedule.Traffic.Purpose;
import limpid.agent.state.PendingCommit;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;

/** Builds commits, repeats those without an answer, and takes in the answers. One commit is under way at a time. */
final class Committing {
    private static final int KEY_BYTES = 16;

    private final Situation at;
    private final Planning planning;

    Committing(Situation at, Planning planning) {
        this.at = at;
        this.planning = planning;
    }

    /** The next commit to send: first what was never answered, then what is ready. */
    Optional<Job> next() {
        Optional<PendingCommit> open = at.desk.oldest().or(this::build);
        return open.map(commit -> {
            Set<ItemId> items = new LinkedHashSet<>();
            commit.operations().forEach(operation -> items.add(operation.item()));
            long number = at.traffic.begin(Purpose.SEND, items, Set.of());
            return new Job.Send(number, commit.key(), at.desk.body(commit, at.epoch()));
        });
    }

    private Optional<PendingCommit> build() {
        Draft draft = new Draft();
        Optional<Reason> held = at.deletions.held(at.trees.nodes().size(), at.now);
        for (ItemId id : at.board.queued(Queue.COMMIT)) {
            if (draft.operations.size() == at.desk.batchMax() || draft.isFull) {
                break;
            }
            if (ready(id, held)) {
                draft.add(id);
            }
        }
        if (draft.operations.isEmpty()) {
            return Optional.empty();
        }
        String key = HexFormat.of().formatHex(at.chance.bytes(KEY_BYTES));
        PendingCommit commit = new PendingCommit(key, draft.operations, draft.prints);
        at.desk.open(commit, new Commit(draft.operations, draft.grant, draft.inline, at.epoch()));
        at.memory.begun(commit);
        return Optional.of(commit);
    }

    private boolean ready(ItemId id, Optional<Reason> held) {
        if (at.traffic.with(id).isPresent() || at.blocks.holds(id, at.now)) {
            return false;
        }
        Optional<Step> known = at.board.step(id);
        if (known.isEmpty()
                || !known.equals(planning.fresh(id))
                || !planning.queueOf(id, known.get()).equals(Optional.of(Queue.COMMIT))) {
            at.board.stain(id);
            return false;
        }
        return !(known.get() instanceof Step.PushDelete) || mayDelete(id, held);
    }

    private boolean mayDelete(ItemId id, Optional<Reason> held) {
        if (at.deletions.isConfirmed(id)) {
            return true;
        }
        boolean goneLongEnough = at.deletions
                .since(id)
                .map(since -> !since.plus(at.settings.pace().deletionGrace()).isAfter(at.now))
                .orElse(false);
        return held.isEmpty() && goneLongEnough;
    }

    /** A commit being put together: contents of one grant, and small contents up to a limit. */
    private final class Draft {
        private final List<Operation> operations = new ArrayList<>();
        private final Map<ItemId, Print> prints = new HashMap<>();
        private final Map<ChunkId, byte[]> inline = new HashMap<>();
        private Optional<String> grant = Optional.empty();
        private long inlineBytes;
        private boolean isFull;

        void add(ItemId id) {
            Node node = at.node(id);
            long version = node.remote().map(Item::version).orElse(0L);
            if (node.local().isEmpty()) {
                operations.add(new Operation.Delete(id, version, at.deletions.isConfirmed(id)));
                return;
            }
            LocalNode local = node.local().get();
            Optional<Desk.Prepared> prepared = at.desk.prepared(id);
            if (prepared.isPresent() && !takes(prepared.get())) {
                return;
            }
            operations.add(
                    new Operation.Put(id, version, local.place(), local.kind(), local.content(), local.attributes()));
            prints.put(id, local.print());
        }

        /** Whether a prepared content fits in; then its grant and bytes are taken. */
        private boolean takes(Desk.Prepared prepared) {
            boolean otherGrant = grant.isPresent() && prepared.grant().isPresent() && !grant.equals(prepared.grant());
            long more = prepared.inline().map(bytes -> (long) bytes.length).orElse(0L);
            isFull = inlineBytes + more > Limits.COMMIT_INLINE_BYTES;
            if (otherGrant || isFull) {
                return false;
            }
            grant = grant.or(prepared::grant);
            prepared.inline()
                    .ifPresent(bytes -> inline.put(prepared.content().id().chunk(), bytes));
            inlineBytes += more;
            return true;
        }
    }

    /** A commit was answered. */
    void answered(String key, CommitReply reply) {
        Optional<PendingCommit> commit = at.desk.close(key);
        at.memory.ended(key);
        at.lastContact = Optional.of(at.now);
        if (commit.isEmpty()) {
            return;
        }
        switch (reply) {
            case CommitReply.Committed done -> {
                committed(commit.get(), done.items());
                at.ownHistory.add(done);
            }
            case CommitReply.Refused refused -> refused(commit.get(), refused);
        }
        commit.get().operations().forEach(operation -> at.board.stain(operation.item()));
    }

    private void committed(PendingCommit commit, List<Item> items) {
        at.desk.growBatch();
        at.digestEqual = Optional.empty();
        for (Item item : items) {
            Node node = at.node(item.id());
            // An answer that was given before, and lost, may be older than what was told since: then that stands.
            long told = Math.max(
                    node.remote().map(Item::seq).orElse(0L),
                    Optional.ofNullable(at.buried.remove(item.id())).orElse(0L));
            boolean newest = item.seq() > told;
            if (at.position.map(position -> item.seq() > position.seq()).orElse(true)) {
                at.ownSeqs.merge(item.id(), item.seq(), Math::max);
            }
            Node next = newest ? node.withRemote(Optional.of(item)) : node;
            if (item.deleted()) {
                at.deletions.sent(item.id(), at.now);
                next = next.withSynced(Optional.empty());
            } else {
                next = next.withSynced(Optional.of(
                        new Synced(item, Optional.ofNullable(commit.prints().get(item.id())))));
            }
            at.put(next);
            if (item.deleted() && next.local().isPresent()) {
                // What a person put there meanwhile is another thing.
                planning.renew(item.id(), at.chance.itemId());
            }
            at.blocks.clear(item.id());
            at.unprepare(item.id());
        }
    }

    /** None of it happened. Who is named waits for news from the server; the others go again. */
    private void refused(PendingCommit commit, CommitReply.Refused refused) {
        Reason reason = refused.reason();
        at.pullWanted = true;
        Set<ItemId> named = new LinkedHashSet<>();
        for (Operation operation : commit.operations()) {
            String id = operation.item().toString();
            boolean isNamed = reason.evidence().stream()
                    .anyMatch(evidence -> evidence.what().equals("item-id")
                            && evidence.observed().equals(id));
            if (isNamed || commit.operations().size() == 1) {
                named.add(operation.item());
            }
            if (reason.code() == ReasonCode.CONTENT_NOT_HELD || reason.code() == ReasonCode.GRANT_EXPIRED) {
                at.unprepare(operation.item());
            }
        }
        if (named.isEmpty()) {
            at.desk.shrinkBatch(commit.operations().size());
        }
        refused.items().forEach(this::leaveToTheDead);
        named.forEach(id -> {
            at.blocks.failed(id, reason, at.now);
            at.unprepare(id);
        });
    }

    /** A deleted item keeps its id; what stands here under it and is not known there is another thing from now on. */
    private void leaveToTheDead(Item item) {
        Node node = at.node(item.id());
        if (item.deleted() && node.remote().isEmpty() && node.local().isPresent()) {
            planning.renew(item.id(), at.chance.itemId());
        }
    }

    /** The commit could not be said, or not understood. What could not be said is said again under the same key. */
    void failed(String key, Reason reason) {
        if (Causes.isLink(reason.code())) {
            at.gates.closeLink(reason, at.now);
            return;
        }
        at.desk.close(key).ifPresent(commit -> {
            at.memory.ended(key);
            at.desk.shrinkBatch(commit.operations().size());
            for (Operation operation : commit.operations()) {
                if (commit.operations().size() == 1) {
                    at.blocks.failed(operation.item(), reason, at.now);
                }
                at.unprepare(operation.item());
                at.board.stain(operation.item());
            }
        });
    }
}
