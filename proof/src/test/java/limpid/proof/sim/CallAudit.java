package limpid.proof.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.core.change.ChangeToken;
import limpid.core.change.Operation;
import limpid.core.change.TokenOutcome;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.library.Caller;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Grant;
import limpid.wire.message.SpaceState;

/** Holds each answer of the server against what it promised. */
final class CallAudit {
    /** Links grow the used space and are never refused for it; here they are a few bytes each. */
    private static final long LINKS_BYTES_MAX = 2_000;

    private static final long PINNED_NANOS = 3600L * 1_000_000_000;

    private final World world;
    private final Service service;
    private final Map<String, List<Item>> effects = new HashMap<>();
    private final Map<String, String> deeds = new HashMap<>();
    private final Map<ChangeToken, Long> places = new HashMap<>();
    private final Map<ChunkId, Long> taken = new HashMap<>();
    private long ceiling = Long.MAX_VALUE / 4;

    CallAudit(World world) {
        this.world = world;
        this.service = new Service(world);
    }

    /** The server is another one from now on, or its time is: what it promised before binds it no more. */
    void forget() {
        effects.clear();
        deeds.clear();
        places.clear();
        taken.clear();
        ceiling = Long.MAX_VALUE / 4;
    }

    CommitReply commit(Caller caller, String key, Commit commit) {
        CommitReply reply = service.commit(caller, world.server.files(), key, commit);
        String question = caller.device() + " " + key;
        switch (reply) {
            case CommitReply.Committed done -> {
                oneEffect(question, commit, done.items());
                done(caller, key, commit);
            }
            case CommitReply.Refused refused -> {
                must(!effects.containsKey(question), "refuses what it did before: " + commit);
                notDoneBefore(caller, key, commit);
                refused(commit, refused.reason());
            }
        }
        withinPlan();
        return reply;
    }

    private void done(Caller caller, String key, Commit commit) {
        commit.operations().forEach(operation -> deeds.putIfAbsent(caller.device() + " " + operation, key));
    }

    /** What a device asked for and was done, it asks for again under the same key only, or it takes its own deed for another's. */
    private void notDoneBefore(Caller caller, String key, Commit commit) {
        for (Operation operation : commit.operations()) {
            String other = deeds.getOrDefault(caller.device() + " " + operation, key);
            boolean stillSo = Rebase.version(world, operation.item()) == operation.ifVersion() + 1;
            if (!other.equals(key) && stillSo) {
                throw new Violation("a device asks again under another key for what was done: " + operation);
            }
        }
    }

    private void oneEffect(String key, Commit commit, List<Item> items) {
        List<Item> before = effects.putIfAbsent(key, items);
        must(before == null || before.equals(items), "gave two answers to one question: " + before + " and " + items);
        for (int i = 0; i < items.size() && before == null; i++) {
            Operation operation = commit.operations().get(i);
            must(
                    items.get(i).id().equals(operation.item()) && items.get(i).version() == operation.ifVersion() + 1,
                    "did not look at the version: " + operation + " made " + items.get(i));
        }
    }

    private void refused(Commit commit, Reason reason) {
        if (reason.code() == ReasonCode.QUOTA_EXCEEDED) {
            tellsTrueSpace(reason);
        }
        if (reason.code() != ReasonCode.CONTENT_NOT_HELD) {
            return;
        }
        for (Operation operation : commit.operations()) {
            if (operation instanceof Operation.Put put && put.content().isPresent()) {
                ChunkId chunk = put.content().get().id().chunk();
                boolean fresh =
                        taken.containsKey(chunk) && world.time.nanos() - taken.getOrDefault(chunk, 0L) < PINNED_NANOS;
                must(!fresh || holds(chunk), "took a chunk and lost it: " + put);
            }
        }
    }

    private boolean holds(ChunkId chunk) {
        return world.server.ledger().read(world.server.home(), rows -> !rows.contents()
                .chunks(List.of(chunk))
                .isEmpty());
    }

    private void tellsTrueSpace(Reason reason) {
        SpaceState space = world.server.space();
        boolean same = reason.observed("plan-bytes").equals(Optional.of(Long.toString(space.planBytes())))
                && reason.observed("used-bytes").equals(Optional.of(Long.toString(space.usedBytes())))
                && reason.observed("reserved-bytes").equals(Optional.of(Long.toString(space.reservedBytes())));
        must(same, "says " + reason + " where there is " + space);
    }

    Grant reserve(Caller caller, long bytes) {
        try {
            Grant grant = service.reserve(caller, bytes);
            withinPlan();
            return grant;
        } catch (ReasonException failure) {
            if (failure.reason().code() == ReasonCode.QUOTA_EXCEEDED) {
                tellsTrueSpace(failure.reason());
            }
            throw failure;
        }
    }

    /** A plan may be cut below what is used; then nothing is added until there is room again. */
    void planWasCut() {
        SpaceState space = world.server.space();
        ceiling = Math.max(space.planBytes(), space.usedBytes() + space.reservedBytes());
    }

    private void withinPlan() {
        SpaceState space = world.server.space();
        long promised = space.usedBytes() + space.reservedBytes();
        long most = world.planWasCut() ? Math.max(space.planBytes(), ceiling) : space.planBytes();
        must(promised <= most + LINKS_BYTES_MAX, "promised " + promised + " bytes where there are " + most);
        ceiling = Math.min(ceiling, Math.max(space.planBytes(), promised));
    }

    ChangesPage changes(Caller caller, Optional<ChangeToken> since, int limit) {
        ChangesPage page = service.changes(caller, world.server.files(), since, limit);
        Optional<Long> from = since.flatMap(token -> Optional.ofNullable(places.get(token)));
        boolean tells = page.outcome() == TokenOutcome.OK || page.outcome() == TokenOutcome.MORE;
        if (tells && from.isPresent()) {
            hasNoGap(from.get(), page);
        }
        if (page.outcome() == TokenOutcome.OK || (tells && from.isPresent())) {
            places.put(page.next(), page.seq());
        }
        return page;
    }

    private void hasNoGap(long from, ChangesPage page) {
        Set<ItemId> told = new HashSet<>();
        page.items().forEach(item -> told.add(item.id()));
        List<Item> due = world.server.ledger().read(world.server.home(), rows -> rows.items()
                .changes(world.server.files(), from, page.seq(), false, Integer.MAX_VALUE));
        for (Item item : due) {
            must(told.contains(item.id()), "goes from " + from + " to " + page.seq() + " and does not tell of " + item);
        }
    }

    /** The server took these chunks, or said that it has them: it keeps them for the commit to come. */
    void took(Iterable<ChunkId> chunks) {
        chunks.forEach(chunk -> taken.put(chunk, world.time.nanos()));
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new Violation("the server " + otherwise);
        }
    }
}
