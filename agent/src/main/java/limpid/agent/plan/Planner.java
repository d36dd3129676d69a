package limpid.agent.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.agent.tree.Deltas;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Synced;
import limpid.agent.tree.Trees;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/**
 * Says what to do next with one item, from the three trees alone. Total: an item that differs has a step. Each step
 * brings the trees closer, so looking again after each step ends with all sides alike. Remote changes of place come
 * first, then contents, then what goes to the server; where both sides moved an item, the server's order wins; where both
 * changed its bytes, both stay; an edit beats a deletion.
 *
 * <p>Source: docs/decisions/2026-11-21-plan-rules.md.
 */
public final class Planner {
    private static final int CIRCLE_MAX = 64;
    private static final String ASIDE = ".moving-";

    private final Trees trees;
    private final Kinship kinship;
    private final Names names;

    public Planner(Trees trees, PlanRules rules) {
        this.trees = trees;
        this.kinship = new Kinship(trees);
        this.names = new Names(trees, rules, kinship);
    }

    /** The next step of an item; empty if it is in step. */
    public Optional<Step> step(ItemId id) {
        Node node = trees.node(id);
        if (id.isRoot() || node.isInStep()) {
            return Optional.empty();
        }
        Step step = differing(node);
        return Optional.of(step instanceof Step.Wait wait ? unlocked(node, wait) : step);
    }

    /**
     * Steps out of a circle of waits. Where all in it wait for the server, they go there in one commit, which is judged as a
     * whole. Where one in it shall move here, such as out of a folder that must go before its name is free, it steps aside.
     */
    private Step unlocked(Node node, Step.Wait wait) {
        Set<ItemId> chain = new LinkedHashSet<>(List.of(node.id()));
        ItemId at = wait.on();
        while (chain.add(at) && chain.size() < CIRCLE_MAX) {
            Node next = trees.node(at);
            if (at.isRoot() || next.isInStep() || !(differing(next) instanceof Step.Wait further)) {
                return wait;
            }
            at = further.on();
        }
        if (chain.stream().map(trees::node).allMatch(Planner::isForServer)) {
            return node.local().isPresent() ? new Step.Push(node.id()) : new Step.PushDelete(node.id());
        }
        return at.equals(node.id()) && isMovedThere(node) ? aside(node, wait) : wait;
    }

    private Step aside(Node node, Step.Wait wait) {
        LocalNode local = node.local().orElseThrow();
        ItemId there = node.remote().orElseThrow().place().parent();
        boolean reachable = trees.isFolderHere(there) && !trees.isBelowHere(there, node.id());
        Place aside = new Place(reachable ? there : local.place().parent(), new ItemName(ASIDE + node.id()));
        return local.place().name().text().startsWith(ASIDE) ? wait : new Step.Move(node.id(), aside);
    }

    /** Whether it is new here, or was moved or deleted here and nowhere else: the server will follow. */
    private static boolean isForServer(Node node) {
        Optional<Place> agreed = node.synced().map(synced -> synced.item().place());
        return node.remote().map(Item::place).equals(agreed)
                && !node.local().map(LocalNode::place).equals(agreed);
    }

    private static boolean isMovedThere(Node node) {
        if (node.local().isEmpty() || node.remote().isEmpty()) {
            return false;
        }
        Place there = node.remote().get().place();
        boolean agreed =
                node.synced().map(synced -> synced.item().place().equals(there)).orElse(false);
        return !agreed && !node.local().get().place().equals(there);
    }

    private Step differing(Node node) {
        Optional<LocalNode> local = node.local();
        Optional<Item> remote = node.remote();
        Optional<Synced> synced = node.synced();
        if (local.isPresent() && remote.isPresent()) {
            return synced.isPresent()
                    ? changed(node.id(), local.get(), remote.get(), synced.get())
                    : met(node.id(), local.get(), remote.get());
        }
        if (local.isPresent()) {
            return synced.isPresent()
                    ? goneThere(node.id(), local.get(), synced.get())
                    : newHere(node.id(), local.get());
        }
        if (remote.isPresent()) {
            return synced.isPresent()
                    ? goneHere(node.id(), remote.get(), synced.get())
                    : newThere(node.id(), remote.get());
        }
        return new Step.Forget(node.id());
    }

    /** It is only here, and nobody agreed on it before. */
    private Step newHere(ItemId id, LocalNode local) {
        return toServer(id, local);
    }

    /** Checks that the server can take the item at its place here. */
    private Step toServer(ItemId id, LocalNode local) {
        Place place = local.place();
        if (!trees.isFolderThere(place.parent())) {
            return new Step.Wait(id, place.parent());
        }
        return trees.remoteAt(place)
                .filter(other -> !other.equals(id))
                .map(holder -> names.heldThere(id, local, trees.node(holder)))
                .orElseGet(() -> new Step.Push(id));
    }

    /** It is only on the server, and nobody here agreed on it before. */
    private Step newThere(ItemId id, Item remote) {
        Place place = remote.place();
        if (!trees.isFolderHere(place.parent())) {
            return new Step.Wait(id, place.parent());
        }
        Optional<Step> collision = names.collision(id, place).or(() -> names.laterThanAlike(id, place));
        if (collision.isPresent()) {
            return collision.get();
        }
        Optional<ItemId> holder = names.holderHere(id, place);
        if (holder.isPresent()) {
            return new Step.Wait(id, holder.get());
        }
        return remote.kind() == Kind.FOLDER ? new Step.MakeFolder(id) : new Step.Fetch(id);
    }

    /** It is on both sides, and they never agreed: a crash came between, or a name was adopted. */
    private Step met(ItemId id, LocalNode local, Item remote) {
        if (!local.place().equals(remote.place())) {
            return names.collision(id, remote.place()).isPresent()
                    ? keepingItsName(id, local, remote)
                    : toRemotePlace(id, local, remote);
        }
        if (local.kind() == Kind.FOLDER) {
            return new Step.Agree(id);
        }
        if (local.unread()) {
            return new Step.Read(id);
        }
        if (!local.content().equals(remote.content())) {
            return names.setAside(id, local);
        }
        return local.attributes().equals(remote.attributes()) ? new Step.Agree(id) : new Step.SetAttributes(id);
    }

    /** It cannot have the server's name here, so the server takes the one from here, if it is the same thing. */
    private Step keepingItsName(ItemId id, LocalNode local, Item remote) {
        if (local.unread()) {
            return new Step.Read(id);
        }
        return local.kind() != Kind.FOLDER && !local.content().equals(remote.content())
                ? new Step.Detach(id)
                : movedHere(id, local, remote);
    }

    /** It is on both sides and was agreed on: one side changed, or both. */
    private Step changed(ItemId id, LocalNode local, Item remote, Synced synced) {
        Deltas here = Deltas.local(local, synced);
        Deltas there = Deltas.remote(remote, synced);
        boolean placesDiffer = !local.place().equals(remote.place());
        if (there.place() && placesDiffer && !givesWay(id, here, remote)) {
            return toRemotePlace(id, local, remote);
        }
        if (here.unread()) {
            return new Step.Read(id);
        }
        boolean contentsDiffer = !local.content().equals(remote.content());
        if (there.content() && contentsDiffer) {
            return here.content() ? bothEdited(id, local, placesDiffer) : new Step.Fetch(id);
        }
        if (here.place() && placesDiffer) {
            return movedHere(id, local, remote);
        }
        if (here.content() && contentsDiffer) {
            return new Step.Push(id);
        }
        return attributes(id, local, remote, there, here);
    }

    /** Both contents stay. What was renamed here as well keeps that name and is another thing from now on. */
    private Step bothEdited(ItemId id, LocalNode local, boolean renamed) {
        return renamed ? new Step.Detach(id) : names.setAside(id, local);
    }

    /** Whether it was moved here and cannot stand here under the server's name: the name that a person gave it here solves that. */
    private boolean givesWay(ItemId id, Deltas here, Item remote) {
        return here.place() && names.collision(id, remote.place()).isPresent();
    }

    /** The server follows, unless that would move it below itself: then somebody else moved a folder meanwhile, and was first. */
    private Step movedHere(ItemId id, LocalNode local, Item remote) {
        return trees.isBelowThere(local.place().parent(), id)
                ? movedBelowItself(id, local, remote)
                : toServer(id, local);
    }

    /** If a folder in between was moved out here as well, it goes first; else the server's order wins. */
    private Step movedBelowItself(ItemId id, LocalNode local, Item remote) {
        return kinship.leavingBetween(local.place().parent(), id)
                .<Step>map(leaving -> new Step.Wait(id, leaving))
                .orElseGet(() -> toRemotePlace(id, local, remote));
    }

    private static Step attributes(ItemId id, LocalNode local, Item remote, Deltas there, Deltas here) {
        if (local.kind() == Kind.FILE && !local.attributes().equals(remote.attributes())) {
            if (there.attributes()) {
                return new Step.SetAttributes(id);
            }
            if (here.attributes()) {
                return new Step.Push(id);
            }
        }
        return new Step.Agree(id);
    }

    /** It was agreed on, and the server deleted it. */
    private Step goneThere(ItemId id, LocalNode local, Synced synced) {
        if (local.kind() == Kind.FOLDER) {
            return folderGoneThere(id);
        }
        if (local.unread()) {
            return new Step.Read(id);
        }
        return Deltas.local(local, synced).content() ? new Step.Detach(id) : new Step.Trash(id);
    }

    private Step folderGoneThere(ItemId id) {
        List<ItemId> children = trees.localChildren(id);
        if (children.isEmpty()) {
            return new Step.Trash(id);
        }
        Optional<ItemId> leaving = Optional.empty();
        for (ItemId child : children) {
            if (staysHere(trees.node(child))) {
                return new Step.Detach(id);
            }
            leaving = Optional.of(child);
        }
        return new Step.Wait(id, leaving.orElseThrow());
    }

    /** Whether a child of a folder that the server deleted will not leave by itself: it is new, or was moved in. */
    private static boolean staysHere(Node child) {
        if (child.synced().isEmpty()) {
            return true;
        }
        return child.remote()
                .map(remote -> remote.place().equals(child.synced().get().item().place()))
                .orElse(false);
    }

    /** It was agreed on, and somebody deleted it here. */
    private Step goneHere(ItemId id, Item remote, Synced synced) {
        if (Deltas.remote(remote, synced).visible() || kinship.hasNewsBelow(id)) {
            return newThere(id, remote);
        }
        Optional<ItemId> child = trees.remoteChildren(id).stream().findFirst();
        return child.<Step>map(first -> new Step.Wait(id, first)).orElseGet(() -> new Step.PushDelete(id));
    }

    /** Moves what stands here to where the server has it. */
    private Step toRemotePlace(ItemId id, LocalNode local, Item remote) {
        Place to = remote.place();
        if (!trees.isFolderHere(to.parent())) {
            return new Step.Wait(id, to.parent());
        }
        if (trees.isBelowHere(to.parent(), id)) {
            return new Step.Wait(id, strayOnTheWay(to.parent()));
        }
        Optional<Step> collision = names.collision(id, to);
        if (collision.isPresent()) {
            return collision.get();
        }
        Optional<ItemId> holder = names.holderHere(id, to);
        if (holder.isEmpty()) {
            return new Step.Move(id, to);
        }
        boolean nested = trees.isBelowHere(local.place().parent(), holder.get());
        return !nested && names.movesInCircle(id, local.place(), holder.get())
                ? new Step.Exchange(id, holder.get())
                : new Step.Wait(id, holder.get());
    }

    /** The first folder on the way up that does not stand where the server has it: it must move before. */
    private ItemId strayOnTheWay(ItemId from) {
        ItemId at = from;
        while (!at.isRoot()) {
            Node node = trees.node(at);
            LocalNode local = node.local().orElseThrow();
            if (!node.remote().map(Item::place).equals(Optional.of(local.place()))) {
                return at;
            }
            at = local.place().parent();
        }
        throw new IllegalStateException("no folder strays, yet the way up has a circle");
    }
}
