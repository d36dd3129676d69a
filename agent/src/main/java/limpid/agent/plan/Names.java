package limpid.agent.plan;

import java.util.Optional;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Trees;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.core.merge.ConflictNames;
import limpid.core.reason.ReasonCode;

/** What the planner does when a name is wanted twice. */
final class Names {
    private static final int CIRCLE_MAX = 64;

    private final Trees trees;
    private final PlanRules rules;
    private final Kinship kinship;

    Names(Trees trees, PlanRules rules, Kinship kinship) {
        this.trees = trees;
        this.rules = rules;
        this.kinship = kinship;
    }

    /** What {@code id}, standing here, does when {@code holder} has its name on the server. */
    Step heldThere(ItemId id, LocalNode local, Node holder) {
        if (holder.local().isEmpty()) {
            return heldByAbsent(id, local, holder);
        }
        Place holderPlace = holder.local().get().place();
        if (holderPlace.parent().equals(local.place().parent())
                && holderPlace.name().key().equals(local.place().name().key())) {
            return collision(id, local, holder.id(), holderPlace.name());
        }
        // It went away here and the server does not know yet: it will make room.
        return kinship.leaves(holder) ? new Step.Wait(id, holder.id()) : setAside(id, local);
    }

    /** The name belongs to an item that does not stand here: perhaps it is the same thing. */
    private Step heldByAbsent(ItemId id, LocalNode local, Node holder) {
        Item theirs = holder.remote().orElseThrow();
        boolean mine = trees.node(id).synced().isPresent();
        if (mine || theirs.kind() != local.kind()) {
            boolean deletedHere = holder.synced()
                            .map(synced -> synced.item().version() == theirs.version())
                            .orElse(false)
                    && !kinship.hasNewsBelow(holder.id());
            return deletedHere ? new Step.Wait(id, holder.id()) : setAside(id, local);
        }
        if (local.kind() == Kind.FOLDER || holder.synced().isPresent()) {
            return new Step.Adopt(id, holder.id());
        }
        if (local.unread()) {
            return new Step.Read(id);
        }
        return local.content().equals(theirs.content()) ? new Step.Adopt(id, holder.id()) : setAside(id, local);
    }

    /** A sibling here that shall go to the server as well and differs only in case or Unicode form: only one of them can go. */
    Optional<Step> twin(ItemId id, LocalNode local) {
        return trees.localAlike(local.place()).stream()
                .filter(other -> !other.equals(id))
                .filter(other -> trees.node(other).remote().isEmpty() || kinship.leaves(trees.node(other)))
                .filter(other -> other.compareTo(id) < 0)
                .findFirst()
                .map(other -> collision(
                        id,
                        local,
                        other,
                        trees.node(other).local().orElseThrow().place().name()));
    }

    private static Step collision(ItemId id, LocalNode local, ItemId on, ItemName other) {
        boolean byCase = local.place().name().text().equalsIgnoreCase(other.text());
        ReasonCode code = byCase ? ReasonCode.NAME_CASE_COLLISION : ReasonCode.NAME_UNICODE_COLLISION;
        return new Step.Blocked(id, code, on, other.text());
    }

    /** What stands here in the way of an item that shall come to {@code place}. */
    Optional<ItemId> holderHere(ItemId id, Place place) {
        return trees.localAlike(place).stream()
                .filter(other -> !other.equals(id))
                .filter(other -> standsInTheWay(trees.node(other), place))
                .findFirst();
    }

    private boolean standsInTheWay(Node other, Place place) {
        boolean sameSpelling = other.local().orElseThrow().place().equals(place);
        // A new thing with a name alike settles first whether it is the same thing.
        return sameSpelling || rules.foldsNames() || other.synced().isEmpty();
    }

    /** Whether the item at {@code from} and those in each other's way wait in a circle that ends at {@code from}. */
    boolean movesInCircle(ItemId id, Place from, ItemId holder) {
        ItemId at = holder;
        for (int length = 0; length < CIRCLE_MAX; length++) {
            Node node = trees.node(at);
            if (node.synced().isEmpty() || node.remote().isEmpty()) {
                return false;
            }
            Place wanted = node.remote().get().place();
            if (wanted.equals(node.local().orElseThrow().place())) {
                return false;
            }
            if (wanted.equals(from)) {
                return true;
            }
            Optional<ItemId> next = holderHere(at, wanted);
            if (next.isEmpty() || next.get().equals(id)) {
                return next.isPresent();
            }
            at = next.get();
        }
        return false;
    }

    /** Gives what stands here a conflict name that is free on both sides. */
    Step setAside(ItemId id, LocalNode local) {
        ItemId parent = local.place().parent();
        ItemName name = ConflictNames.of(local.place().name(), rules.device(), rules.date(), candidate -> {
            Place place = new Place(parent, candidate);
            return !trees.localAlike(place).isEmpty() || trees.remoteAt(place).isPresent();
        });
        return new Step.SetAside(id, name);
    }
}
