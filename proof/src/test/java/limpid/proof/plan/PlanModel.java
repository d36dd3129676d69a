package limpid.proof.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import limpid.agent.plan.PlanRules;
import limpid.agent.plan.Planner;
import limpid.agent.plan.Step;
import limpid.agent.tree.LocalNode;
import limpid.agent.tree.Node;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.agent.tree.Trees;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;
import limpid.host.chance.SimChance;
import limpid.host.disk.FileIdentity;

/** A disk and a server reduced to the three trees: it does what a step asks, and refuses what no disk or server would do. */
final class PlanModel {
    private static final DeviceId OTHER = new DeviceId("other");

    final Trees trees = new Trees();
    final PlanRules rules;
    private final Planner planner;
    private final SimChance chance;
    /** What really stands on the disk, read or not. */
    private final Map<ItemId, Content> bytes = new HashMap<>();

    private long seq = 1000;
    private long prints;

    PlanModel(SimChance chance, boolean foldsNames) {
        this.chance = chance;
        this.rules = new PlanRules("laptop", "2026-03-01", foldsNames);
        this.planner = new Planner(trees, rules);
    }

    /** Does steps in random order until none is left; returns what cannot be done. */
    List<Step> work(int most) {
        for (int done = 0; done < most; done++) {
            List<Step> steps = new ArrayList<>();
            List<Step> stuck = new ArrayList<>();
            for (Node node : List.copyOf(new TreeMap<>(byId()).values())) {
                planner.step(node.id()).ifPresent(step -> (isStuck(step) ? stuck : steps).add(step));
            }
            if (steps.isEmpty()) {
                return stuck;
            }
            Step one = chance.pick(steps);
            if (isForServer(one)) {
                commit(
                        steps.stream().filter(PlanModel::isForServer).toList(),
                        steps.stream().filter(step -> !isForServer(step)).toList());
            } else {
                apply(one);
            }
        }
        throw new IllegalStateException("does not come to an end");
    }

    /**
     * The server judges a commit by the state after all of it. One that it refuses is made anew without what it named, or
     * after something else was done, such as a reading.
     */
    private void commit(List<Step> pushes, List<Step> others) {
        if (isTaken(pushes)) {
            return;
        }
        boolean alone = pushes.stream().anyMatch(push -> isTaken(List.of(push)));
        must(alone || !others.isEmpty(), "pushes what the server never takes");
        if (!alone) {
            apply(chance.pick(others));
        }
    }

    private boolean isTaken(List<Step> pushes) {
        List<Node> before = pushes.stream().map(step -> trees.node(step.item())).toList();
        for (Node node : before) {
            trees.put(node.local().isPresent() ? pushed(node) : Node.nowhere(node.id()));
        }
        boolean taken = pushes.stream()
                .allMatch(step -> flawThere(trees.node(step.item()), step).isEmpty());
        if (!taken) {
            before.forEach(trees::put);
        }
        return taken;
    }

    private String flawThere(Node node, Step step) {
        if (step instanceof Step.PushDelete) {
            return trees.remoteChildren(node.id()).isEmpty() ? "" : "deletes a folder with something in it";
        }
        Place place = node.remote().orElseThrow().place();
        if (!trees.isFolderThere(place.parent())) {
            return "pushes into no folder";
        }
        if (trees.isBelowThere(place.parent(), node.id())) {
            return "pushes a circle";
        }
        long holders = trees.remoteChildren(place.parent()).stream()
                .map(id -> trees.node(id).remote().orElseThrow().place().name().key())
                .filter(place.name().key()::equals)
                .count();
        return holders == 1 ? "" : "pushes onto a name";
    }

    private Map<ItemId, Node> byId() {
        Map<ItemId, Node> nodes = new HashMap<>();
        trees.nodes().forEach(node -> nodes.put(node.id(), node));
        return nodes;
    }

    private static boolean isForServer(Step step) {
        return step instanceof Step.Push || step instanceof Step.PushDelete;
    }

    private static boolean isStuck(Step step) {
        return step instanceof Step.Wait || step instanceof Step.Blocked;
    }

    Item item(ItemId id, Place place, Kind kind, Optional<Content> content, Attributes attributes, long version) {
        return new Item(id, version, ++seq, place, kind, content, attributes, false, OTHER, Instant.EPOCH);
    }

    /** Puts something on the disk; {@code read} says whether the engine knows its bytes. */
    void putLocal(ItemId id, Place place, Kind kind, Optional<Content> content, Attributes attributes, boolean read) {
        content.ifPresent(it -> bytes.put(id, it));
        Print print = print(content, attributes);
        Optional<Content> known = read ? content : Optional.empty();
        trees.put(trees.node(id).withLocal(Optional.of(new LocalNode(place, kind, print, known))));
    }

    Print print(Optional<Content> content, Attributes attributes) {
        prints++;
        return new Print(
                content.map(Content::size).orElse(0L),
                attributes.modified(),
                Instant.EPOCH.plusSeconds(prints),
                attributes.executable(),
                new FileIdentity(1, prints));
    }

    /** What really stands on the disk under an id. */
    Optional<Content> bytes(ItemId id) {
        return Optional.ofNullable(bytes.get(id));
    }

    static Content content(int number) {
        return new Content(ContentId.ofChunk(ChunkId.of(new byte[] {(byte) number, (byte) (number >> 8)})), number);
    }

    private void apply(Step step) {
        Node node = trees.node(step.item());
        switch (step) {
            case Step.Forget it -> trees.put(Node.nowhere(it.item()));
            case Step.Agree _ -> agree(node);
            case Step.Read _ -> read(node);
            case Step.Fetch _ -> fetch(node);
            case Step.MakeFolder _ -> makeFolder(node);
            case Step.Move it -> move(node, it.to());
            case Step.Exchange it -> exchange(node, trees.node(it.with()));
            case Step.SetAttributes _ -> setAttributes(node);
            case Step.Trash _ -> trash(node);
            case Step.Detach _ ->
                rename(node, chance.itemId(), node.local().orElseThrow().place());
            case Step.Adopt it -> adopt(node, it.as());
            case Step.SetAside it -> setAside(node, it.name());
            case Step.Push _, Step.PushDelete _, Step.Wait _, Step.Blocked _ ->
                throw new IllegalStateException("nothing to do");
        }
    }

    private void agree(Node node) {
        LocalNode local = node.local().orElseThrow();
        Item remote = node.remote().orElseThrow();
        must(local.place().equals(remote.place()), "agrees on another place");
        must(bytes(node.id()).equals(remote.content()), "agrees on other bytes");
        trees.put(node.withSynced(Optional.of(new Synced(remote, Optional.of(local.print())))));
    }

    private void read(Node node) {
        LocalNode local = node.local().orElseThrow();
        must(local.unread(), "reads what was read");
        trees.put(node.withLocal(
                Optional.of(local.read(local.print(), bytes(node.id()).orElseThrow()))));
    }

    private Node pushed(Node node) {
        LocalNode seen = node.local().orElseThrow();
        LocalNode local =
                seen.unread() ? seen.read(seen.print(), bytes(node.id()).orElseThrow()) : seen;
        long version = node.remote().map(Item::version).orElse(0L) + 1;
        Item now = item(node.id(), local.place(), local.kind(), local.content(), local.attributes(), version);
        Synced synced = new Synced(now, Optional.of(local.print()));
        return node.withLocal(Optional.of(local)).withRemote(Optional.of(now)).withSynced(Optional.of(synced));
    }

    private void fetch(Node node) {
        Item remote = node.remote().orElseThrow();
        Place place = node.local().map(LocalNode::place).orElse(remote.place());
        mayStandAt(node.id(), place);
        putLocal(node.id(), place, remote.kind(), remote.content(), remote.attributes(), true);
        agreeAfterEffect(trees.node(node.id()), remote);
    }

    private void makeFolder(Node node) {
        Item remote = node.remote().orElseThrow();
        mayStandAt(node.id(), remote.place());
        putLocal(node.id(), remote.place(), Kind.FOLDER, Optional.empty(), Attributes.NONE, true);
        agreeAfterEffect(trees.node(node.id()), remote);
    }

    private void agreeAfterEffect(Node node, Item remote) {
        Print print = node.local().orElseThrow().print();
        trees.put(node.withSynced(Optional.of(new Synced(remote, Optional.of(print)))));
    }

    private void move(Node node, Place to) {
        mayStandAt(node.id(), to);
        must(!trees.isBelowHere(to.parent(), node.id()), "moves a folder into itself");
        moved(node, to);
    }

    private void moved(Node node, Place to) {
        LocalNode local = node.local().orElseThrow();
        Optional<Synced> synced = node.synced().map(it -> new Synced(it.item().at(to), it.print()));
        boolean arrived = node.remote().map(Item::place).equals(Optional.of(to));
        trees.put(node.withLocal(Optional.of(local.at(to.parent(), to.name())))
                .withSynced(arrived ? synced : node.synced()));
    }

    private void exchange(Node one, Node two) {
        Place first = one.local().orElseThrow().place();
        Place second = two.local().orElseThrow().place();
        must(!trees.isBelowHere(first.parent(), two.id()), "exchanges a folder with what is in it");
        must(!trees.isBelowHere(second.parent(), one.id()), "exchanges a folder with what is in it");
        moved(one, second);
        moved(two, first);
    }

    private void setAttributes(Node node) {
        Item remote = node.remote().orElseThrow();
        LocalNode local = node.local().orElseThrow();
        putLocal(node.id(), local.place(), local.kind(), bytes(node.id()), remote.attributes(), true);
        Node now = trees.node(node.id());
        if (!local.unread() && local.place().equals(remote.place())) {
            agreeAfterEffect(now, remote);
        }
    }

    private void trash(Node node) {
        must(trees.localChildren(node.id()).isEmpty(), "trashes a folder with something in it");
        bytes.remove(node.id());
        trees.put(node.withLocal(Optional.empty()).withSynced(Optional.empty()));
    }

    private void setAside(Node node, ItemName name) {
        Place place = new Place(node.local().orElseThrow().place().parent(), name);
        mayStandAt(node.id(), place);
        if (node.synced().isEmpty() && node.remote().isEmpty()) {
            moved(node, place);
            return;
        }
        rename(node, chance.itemId(), place);
        trees.put(trees.node(node.id()).withSynced(node.synced()));
    }

    /** What stands here becomes another item, at a place of its own. */
    private void rename(Node node, ItemId as, Place place) {
        LocalNode local = node.local().orElseThrow();
        trees.put(node.withLocal(Optional.empty()).withSynced(Optional.empty()));
        trees.put(trees.node(as).withLocal(Optional.of(local.at(place.parent(), place.name()))));
        Content known = bytes.remove(node.id());
        if (known != null) {
            bytes.put(as, known);
        }
        for (ItemId child : trees.localChildren(node.id())) {
            LocalNode below = trees.node(child).local().orElseThrow();
            trees.put(trees.node(child)
                    .withLocal(Optional.of(below.at(as, below.place().name()))));
        }
    }

    private void adopt(Node node, ItemId as) {
        must(trees.node(as).local().isEmpty(), "adopts an item that stands elsewhere");
        must(node.synced().isEmpty() && node.remote().isEmpty(), "adopts for an item that is known");
        rename(node, as, node.local().orElseThrow().place());
    }

    private void mayStandAt(ItemId id, Place place) {
        must(trees.isFolderHere(place.parent()), "puts something into no folder");
        for (ItemId other : trees.localAlike(place)) {
            boolean alike = rules.foldsNames()
                    || trees.node(other).local().orElseThrow().place().equals(place);
            must(other.equals(id) || !alike, "puts something onto a name");
        }
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
