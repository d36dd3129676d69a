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

    /**
     * On a disk that folds names: the item here that has a name like {@code place} and keeps it. Both are safe on the
     * server; only one of them can stand here.
     */
    Optional<Step> collision(ItemId id, Place place) {
        if (!rules.foldsNames()) {
            return Optional.empty();
        }
        return trees.localAlike(place).stream()
                .filter(other -> !other.equals(id))
                .filter(other -> keepsItsName(trees.node(other), place))
                .findFirst()
                .map(other -> collision(
                        id,
                        place,
                        other,
                        trees.node(other).local().orElseThrow().place().name()));
    }

    private static boolean keepsItsName(Node other, Place place) {
        Place here = other.local().orElseThrow().place();
        return !here.equals(place) && other.remote().map(Item::place).equals(Optional.of(here));
    }

    private static Step collision(ItemId id, Place place, ItemId on, ItemName other) {
        boolean byCase = place.name().text().equalsIgnoreCase(other.text());
        ReasonCode code = byCase ? ReasonCode.NAME_CASE_COLLISION : ReasonCode.NAME_UNICODE_COLLISION;
        return new Step.Blocked(id, code, on, other.text());
    }

    /**
     * On a disk that folds names: of several items whose names are alike and that shall come here, all but one wait until that
     * one stands here. Together they would be one thing.
     */
    Optional<Step> laterThanAlike(ItemId id, Place place) {
        if (!rules.foldsNames()) {
            return Optional.empty();
        }
        return trees.remoteAlike(place).stream()
                .filter(other -> other.compareTo(id) < 0)
                .filter(other -> isNewHere(trees.node(other)))
                .findFirst()
                .map(other -> new Step.Wait(id, other));
    }

    private static boolean isNewHere(Node node) {
        return node.local().isEmpty() && node.synced().isEmpty();
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
        return sameSpelling || rules.foldsNames();
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
