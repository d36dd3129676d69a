package limpid.proof.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.host.chance.SimChance;

/** Three random trees: what was agreed on, and what each side made of it. */
final class Triple {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "x.txt", "y.txt");

    /** One item of a tree, by hand. */
    record Thing(Place place, Kind kind, Optional<Content> content, Attributes attributes) {}

    final Map<ItemId, Thing> base = new HashMap<>();
    final Map<ItemId, Thing> here;
    final Map<ItemId, Thing> there;
    private final SimChance chance;
    private int contents;

    Triple(SimChance chance, int changesHere, int changesThere, boolean oddNames) {
        this.chance = chance;
        for (int i = chance.between(0, 10); i > 0; i--) {
            create(base, false);
        }
        here = new HashMap<>(base);
        there = new HashMap<>(base);
        for (int i = 0; i < changesHere; i++) {
            change(here, oddNames);
        }
        for (int i = 0; i < changesThere; i++) {
            change(there, false);
        }
    }

    /** Puts the three trees into a model. */
    void into(PlanModel model) {
        Map<ItemId, Item> agreed = new HashMap<>();
        base.forEach((id, thing) -> agreed.put(id, item(model, id, thing, 1)));
        Set<ItemId> all = new HashSet<>(base.keySet());
        all.addAll(here.keySet());
        all.addAll(there.keySet());
        for (ItemId id : all.stream().sorted().toList()) {
            Optional<Thing> was = Optional.ofNullable(base.get(id));
            Optional<Item> known = Optional.ofNullable(agreed.get(id));
            Optional.ofNullable(here.get(id)).ifPresent(local -> putHere(model, id, local, was));
            Optional.ofNullable(there.get(id)).ifPresent(remote -> {
                Item now = known.filter(_ -> was.equals(Optional.of(remote)))
                        .orElseGet(() -> item(model, id, remote, was.isEmpty() ? 1 : 2));
                model.trees.put(model.trees.node(id).withRemote(Optional.of(now)));
            });
            known.ifPresent(item -> putAgreed(model, item, thing(base, id)));
        }
    }

    private void putHere(PlanModel model, ItemId id, Thing local, Optional<Thing> was) {
        boolean same = was.map(Thing::content).equals(Optional.of(local.content()));
        boolean read = same || chance.oneIn(2) || local.kind() == Kind.FOLDER;
        model.putLocal(id, local.place(), local.kind(), local.content(), local.attributes(), read);
    }

    private void putAgreed(PlanModel model, Item item, Thing was) {
        boolean same = Optional.ofNullable(here.get(item.id()))
                .map(local -> local.content().equals(was.content())
                        && local.attributes().equals(was.attributes()))
                .orElse(false);
        Print print = model.trees
                .node(item.id())
                .local()
                .filter(_ -> same)
                .map(LocalNode::print)
                .orElseGet(() -> model.print(was.content(), was.attributes()));
        Synced synced = new Synced(item, Optional.of(print));
        model.trees.put(model.trees.node(item.id()).withSynced(Optional.of(synced)));
    }

    private static Thing thing(Map<ItemId, Thing> side, ItemId id) {
        return Optional.ofNullable(side.get(id)).orElseThrow();
    }

    private static Item item(PlanModel model, ItemId id, Thing thing, long version) {
        return model.item(id, thing.place(), thing.kind(), thing.content(), thing.attributes(), version);
    }

    private void change(Map<ItemId, Thing> side, boolean odd) {
        List<ItemId> ids = side.keySet().stream().sorted().toList();
        if (ids.isEmpty() || chance.oneIn(4)) {
            create(side, odd);
            return;
        }
        ItemId id = chance.pick(ids);
        Thing thing = thing(side, id);
        switch (chance.between(0, 5)) {
            case 0, 1 -> move(side, id, thing, odd);
            case 2 -> delete(side, id);
            case 3 -> swap(side, id, chance.pick(ids));
            case 4 -> {
                if (thing.kind() == Kind.FILE) {
                    Attributes other2 = new Attributes(Instant.EPOCH.plusSeconds(++contents), chance.oneIn(2));
                    side.put(id, new Thing(thing.place(), thing.kind(), thing.content(), other2));
                }
            }
            default -> {
                if (thing.kind() == Kind.FILE) {
                    side.put(id, new Thing(thing.place(), thing.kind(), Optional.of(fresh()), thing.attributes()));
                }
            }
        }
    }

    private Content fresh() {
        return PlanModel.content(chance.oneIn(6) ? 1 : 100 + ++contents);
    }

    private void create(Map<ItemId, Thing> side, boolean odd) {
        Place place = place(side, odd);
        if (isTaken(side, place, odd)) {
            return;
        }
        boolean folder = chance.oneIn(2);
        Thing thing = folder
                ? new Thing(place, Kind.FOLDER, Optional.empty(), Attributes.NONE)
                : new Thing(place, Kind.FILE, Optional.of(fresh()), new Attributes(Instant.EPOCH, false));
        side.put(chance.itemId(), thing);
    }

    private void move(Map<ItemId, Thing> side, ItemId id, Thing thing, boolean odd) {
        Place to = place(side, odd);
        if (!isTaken(side, to, odd) && !isBelow(side, to.parent(), id)) {
            side.put(id, new Thing(to, thing.kind(), thing.content(), thing.attributes()));
        }
    }

    private void swap(Map<ItemId, Thing> side, ItemId one, ItemId two) {
        Thing first = thing(side, one);
        Thing second = thing(side, two);
        if (!isBelow(side, first.place().parent(), two)
                && !isBelow(side, second.place().parent(), one)) {
            side.put(one, new Thing(second.place(), first.kind(), first.content(), first.attributes()));
            side.put(two, new Thing(first.place(), second.kind(), second.content(), second.attributes()));
        }
    }

    private void delete(Map<ItemId, Thing> side, ItemId id) {
        List<ItemId> below =
                side.keySet().stream().filter(other -> isBelow(side, other, id)).toList();
        below.forEach(side::remove);
    }

    private Place place(Map<ItemId, Thing> side, boolean odd) {
        List<ItemId> folders = new ArrayList<>(List.of(ItemId.ROOT));
        side.keySet().stream()
                .sorted()
                .filter(id -> thing(side, id).kind() == Kind.FOLDER)
                .forEach(folders::add);
        String name = chance.pick(NAMES);
        boolean upper = odd && chance.oneIn(4);
        return new Place(chance.pick(folders), new ItemName(upper ? name.toUpperCase(java.util.Locale.ROOT) : name));
    }

    /** Whether a name is taken; on a disk that tells case apart, only by its own spelling. */
    private static boolean isTaken(Map<ItemId, Thing> side, Place place, boolean odd) {
        return side.values().stream()
                .map(Thing::place)
                .anyMatch(other -> other.parent().equals(place.parent())
                        && (odd
                                ? other.name().equals(place.name())
                                : other.name().key().equals(place.name().key())));
    }

    static boolean isBelow(Map<ItemId, Thing> side, ItemId id, ItemId ancestor) {
        ItemId at = id;
        while (!at.isRoot()) {
            if (at.equals(ancestor)) {
                return true;
            }
            Thing thing = side.get(at);
            if (thing == null) {
                return false;
            }
            at = thing.place().parent();
        }
        return false;
    }
}
