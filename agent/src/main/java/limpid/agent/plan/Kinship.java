package limpid.agent.plan;

import java.util.Optional;
import limpid.agent.tree.Deltas;
import limpid.agent.tree.Node;
import limpid.agent.tree.Trees;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Place;

/** What items above and below each other mean for what happens to them. */
final class Kinship {
    private final Trees trees;

    Kinship(Trees trees) {
        this.trees = trees;
    }

    /** Whether the server has something below a folder that this device never agreed on: the folder must come back. */
    boolean hasNewsBelow(ItemId folder) {
        for (ItemId id : trees.remoteChildren(folder)) {
            Node child = trees.node(id);
            boolean goneHere = child.local().isEmpty();
            boolean news = child.synced()
                    .map(synced -> Deltas.remote(child.remote().orElseThrow(), synced))
                    .map(there -> goneHere ? there.visible() : there.place())
                    .orElse(true);
            if (news || (goneHere && hasNewsBelow(id))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an item was moved here only, so that the server will follow. */
    boolean leaves(Node node) {
        if (node.local().isEmpty() || node.remote().isEmpty() || node.synced().isEmpty()) {
            return false;
        }
        Place here = node.local().get().place();
        Place there = node.remote().get().place();
        return !here.equals(there)
                && there.equals(node.synced().get().item().place())
                && (!trees.isBelowThere(here.parent(), node.id())
                        || leavingBetween(here.parent(), node.id()).isPresent());
    }

    /** The first folder from {@code from} up to {@code below}, as the server has it, that was moved away here only. */
    Optional<ItemId> leavingBetween(ItemId from, ItemId below) {
        ItemId at = from;
        while (!at.equals(below)) {
            Node node = trees.node(at);
            Item remote = node.remote().orElseThrow();
            boolean away = node.local()
                    .map(local -> !local.place().equals(remote.place()))
                    .orElse(false);
            boolean hereOnly = node.synced()
                    .map(synced -> synced.item().place().equals(remote.place()))
                    .orElse(false);
            if (away && hereOnly) {
                return Optional.of(at);
            }
            at = remote.place().parent();
        }
        return Optional.empty();
    }
}
