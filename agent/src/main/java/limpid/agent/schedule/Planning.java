package limpid.agent.schedule;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import limpid.agent.plan.PlanRules;
import limpid.agent.plan.Planner;
import limpid.agent.plan.Step;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Synced;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;

/** Finds the steps of all items that must be looked at anew, and takes those that need no effect at once. */
final class Planning {
    private final Situation at;
    private Planner planner;
    private String date;

    Planning(Situation at) {
        this.at = at;
        this.date = today();
        this.planner = newPlanner();
    }

    private String today() {
        return at.now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private Planner newPlanner() {
        return new Planner(at.trees, new PlanRules(at.settings.device(), date, at.settings.foldsNames()));
    }

    /** Brings the board up to date. */
    void run() {
        if (at.listed.isPresent()) {
            // Half a listing looks like a mass deletion.
            return;
        }
        if (!today().equals(date)) {
            date = today();
            planner = newPlanner();
        }
        Optional<ItemId> next = at.board.takeStained();
        while (next.isPresent()) {
            plan(next.get());
            next = at.board.takeStained();
        }
        if (at.scanned) {
            at.deletions.allSeen();
        }
    }

    /** The step of an item as of now: what a job is made from must still hold when it starts. */
    Optional<Step> fresh(ItemId id) {
        return planner.step(id);
    }

    private void plan(ItemId id) {
        Node node = at.node(id);
        noteDeletion(node);
        if (at.traffic.with(id).isPresent()) {
            return;
        }
        if (at.isUnseen(id)) {
            at.board.set(id, at.board.step(id).or(() -> planner.step(id)), Optional.empty());
            return;
        }
        Optional<Operation> asked = at.desk.asked(id);
        if (asked.isPresent()) {
            at.board.set(id, Optional.of(repeat(asked.get())), Optional.empty());
            return;
        }
        Optional<Step> step = planner.step(id);
        if (step.isEmpty()) {
            at.blocks.clear(id);
            at.unprepare(id);
            at.board.set(id, step, Optional.empty());
        } else if (!takeAtOnce(node, step.get())) {
            at.board.set(id, step, queue(node, step.get()));
        }
    }

    /**
     * Until the server answers, the item may be as it was or as it was asked to be. A plan made from either guess could undo
     * what a person does meanwhile, so the same question is repeated first.
     */
    private static Step repeat(Operation asked) {
        return switch (asked) {
            case Operation.Put put -> new Step.Push(put.item());
            case Operation.Delete delete -> new Step.PushDelete(delete.item());
        };
    }

    private void noteDeletion(Node node) {
        if (node.local().isEmpty() && node.synced().isPresent() && node.remote().isPresent()) {
            at.deletions.vanished(node.id(), node.remote().get().version(), at.now);
        } else {
            at.deletions.settled(node.id());
        }
    }

    /** Steps that change only what is known. Returns false for all others. */
    private boolean takeAtOnce(Node node, Step step) {
        switch (step) {
            case Step.Forget _ -> at.put(Node.nowhere(node.id()));
            case Step.Agree _ -> agree(node);
            case Step.Detach _ -> renew(node.id(), at.chance.itemId());
            case Step.Adopt adopt -> adopt(node.id(), adopt.as());
            case Step.Read _,
                    Step.Push _,
                    Step.PushDelete _,
                    Step.Fetch _,
                    Step.MakeFolder _,
                    Step.Move _,
                    Step.Exchange _,
                    Step.SetAttributes _,
                    Step.Trash _,
                    Step.SetAside _,
                    Step.Wait _,
                    Step.Blocked _ -> {
                return false;
            }
        }
        at.board.set(node.id(), Optional.empty(), Optional.empty());
        return true;
    }

    private void agree(Node node) {
        Item remote = node.remote().orElseThrow();
        LocalNode local = node.local().orElseThrow();
        at.put(node.withSynced(Optional.of(new Synced(remote, Optional.of(local.print())))));
        at.settled(node.id());
    }

    /** What stands on the disk under one id gets another, with all that is in it. */
    void renew(ItemId old, ItemId id) {
        Node node = at.node(old);
        Optional<LocalNode> local = node.local();
        List<ItemId> children = at.trees.localChildren(old);
        at.put(node.withLocal(Optional.empty()).withSynced(Optional.empty()));
        at.put(at.node(id).withLocal(local));
        for (ItemId child : children) {
            Node moved = at.node(child);
            LocalNode here = moved.local().orElseThrow();
            at.put(moved.withLocal(Optional.of(here.at(id, here.place().name()))));
        }
        at.unprepare(old);
        at.blocks.clear(old);
    }

    private void adopt(ItemId own, ItemId as) {
        renew(own, as);
    }

    /** Takes what stands here out of an item and gives it a name and an id of its own. */
    void setAside(ItemId old, LocalNode now, ItemId id) {
        Node node = at.node(old);
        if (node.synced().isEmpty() && node.remote().isEmpty()) {
            at.put(node.withLocal(Optional.of(now)));
            return;
        }
        List<ItemId> children = at.trees.localChildren(old);
        at.put(node.withLocal(Optional.empty()));
        at.put(at.node(id).withLocal(Optional.of(now)));
        for (ItemId child : children) {
            Node moved = at.node(child);
            LocalNode here = moved.local().orElseThrow();
            at.put(moved.withLocal(Optional.of(here.at(id, here.place().name()))));
        }
    }

    /** The queue that a step of an item needs, as of now. */
    Optional<Board.Queue> queueOf(ItemId id, Step step) {
        return queue(at.node(id), step);
    }

    private Optional<Board.Queue> queue(Node node, Step step) {
        return switch (step) {
            case Step.Read _ -> Optional.of(Board.Queue.UPLOAD);
            case Step.Push _ -> Optional.of(isPrepared(node) ? Board.Queue.COMMIT : Board.Queue.UPLOAD);
            case Step.PushDelete _ -> Optional.of(Board.Queue.COMMIT);
            case Step.Fetch _ -> Optional.of(Board.Queue.FETCH);
            case Step.MakeFolder _, Step.Move _, Step.Exchange _, Step.SetAttributes _, Step.Trash _, Step.SetAside _ ->
                Optional.of(Board.Queue.ARRANGE);
            case Step.Forget _, Step.Agree _, Step.Detach _, Step.Adopt _, Step.Wait _, Step.Blocked _ ->
                Optional.empty();
        };
    }

    /** Whether a commit may name the item's content: the server has it already, or it was prepared. */
    boolean isPrepared(Node node) {
        LocalNode local = node.local().orElseThrow();
        if (local.kind() == Kind.FOLDER) {
            return true;
        }
        if (local.content().isEmpty()) {
            return false;
        }
        boolean there = node.remote()
                .map(remote -> remote.content().equals(local.content()))
                .orElse(false);
        return there
                || at.desk
                        .prepared(node.id())
                        .map(prepared ->
                                prepared.content().equals(local.content().get()))
                        .orElse(false);
    }
}
