package limpid.agent.tree;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.core.item.Place;

/**
 * The three trees of one collection, by item, with their names indexed. The one mutable thing of the engine; one thread.
 */
public final class Trees {
    private static final int DEPTH_MAX = 4096;

    private final Map<ItemId, Node> nodes = new HashMap<>();
    private final NameIndex localNames = new NameIndex();
    private final NameIndex remoteNames = new NameIndex();
    private Digest remoteDigest = Digest.EMPTY;

    /** What is known of an item; a node that is nowhere if nothing is. */
    public Node node(ItemId id) {
        Node known = nodes.get(id);
        return known == null ? Node.nowhere(id) : known;
    }

    /** Every item that is in some tree. */
    public Collection<Node> nodes() {
        return nodes.values();
    }

    /** Replaces what is known of an item. */
    public void put(Node now) {
        Node before = node(now.id());
        if (!before.local().map(LocalNode::place).equals(now.local().map(LocalNode::place))) {
            before.local().ifPresent(local -> localNames.remove(local.place(), now.id()));
            now.local().ifPresent(local -> localNames.add(local.place(), now.id()));
        }
        // A digest costs two hashes, so it is left alone where it would come out the same.
        if (!before.remote().equals(now.remote())) {
            before.remote().ifPresent(this::removeRemote);
            now.remote().ifPresent(this::addRemote);
        }
        if (now.isNowhere()) {
            nodes.remove(now.id());
        } else {
            nodes.put(now.id(), now.compact());
        }
    }

    private void removeRemote(Item item) {
        remoteNames.remove(item.place(), item.id());
        remoteDigest = remoteDigest.minus(item);
    }

    private void addRemote(Item item) {
        remoteNames.add(item.place(), item.id());
        remoteDigest = remoteDigest.plus(item);
    }

    /** The digest of what the server is known to hold. */
    public Digest remoteDigest() {
        return remoteDigest;
    }

    /** Whether a folder with this id stands on the disk. */
    public boolean isFolderHere(ItemId id) {
        return id.isRoot()
                || node(id).local().map(local -> local.kind() == Kind.FOLDER).orElse(false);
    }

    /** Whether a folder with this id is on the server. */
    public boolean isFolderThere(ItemId id) {
        return id.isRoot()
                || node(id).remote().map(item -> item.kind() == Kind.FOLDER).orElse(false);
    }

    /** What stands on the disk under exactly this name. */
    public Optional<ItemId> localAt(Place place) {
        return localAlike(place).stream()
                .filter(id -> node(id).local().orElseThrow().place().equals(place))
                .findFirst();
    }

    /** What stands on the disk under this name or one that differs only in case or Unicode form. */
    public List<ItemId> localAlike(Place place) {
        return localNames.at(place.parent(), place.name());
    }

    /** What the server has under this name or one that differs only in case or Unicode form. */
    public List<ItemId> remoteAlike(Place place) {
        return remoteNames.at(place.parent(), place.name());
    }

    /** What the server has under this name. */
    public Optional<ItemId> remoteAt(Place place) {
        return remoteNames.at(place.parent(), place.name()).stream()
                .filter(id -> node(id).remote().orElseThrow().place().equals(place))
                .findFirst();
    }

    public List<ItemId> localChildren(ItemId folder) {
        return localNames.in(folder);
    }

    public boolean hasLocalChildren(ItemId folder) {
        return !localNames.isEmpty(folder);
    }

    public List<ItemId> remoteChildren(ItemId folder) {
        return remoteNames.in(folder);
    }

    /** Whether {@code folder} is {@code ancestor} or lies below it on the disk. */
    public boolean isBelowHere(ItemId folder, ItemId ancestor) {
        ItemId at = folder;
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            if (at.equals(ancestor)) {
                return true;
            }
            if (at.isRoot()) {
                return false;
            }
            Optional<LocalNode> local = node(at).local();
            if (local.isEmpty()) {
                return false;
            }
            at = local.get().place().parent();
        }
        return true;
    }

    /** Whether {@code folder} is {@code ancestor} or lies below it on the server. */
    public boolean isBelowThere(ItemId folder, ItemId ancestor) {
        ItemId at = folder;
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            if (at.equals(ancestor)) {
                return true;
            }
            if (at.isRoot()) {
                return false;
            }
            Optional<Item> remote = node(at).remote();
            if (remote.isEmpty()) {
                return false;
            }
            at = remote.get().place().parent();
        }
        return true;
    }

    /** The path of a place on the disk below the root, with slashes; empty if a folder above it is not there. */
    public Optional<String> localPath(Place place) {
        Deque<String> segments = new ArrayDeque<>();
        segments.push(place.name().text());
        ItemId at = place.parent();
        for (int depth = 0; depth < DEPTH_MAX && !at.isRoot(); depth++) {
            Optional<LocalNode> local = node(at).local();
            if (local.isEmpty()) {
                return Optional.empty();
            }
            segments.push(local.get().place().name().text());
            at = local.get().place().parent();
        }
        return at.isRoot() ? Optional.of(String.join("/", segments)) : Optional.empty();
    }

    /** The path of an item for people: where it stands here, else where the server or memory has it. */
    public String shownPath(ItemId id) {
        Node node = node(id);
        Deque<String> segments = new ArrayDeque<>();
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            Optional<Place> place = shownPlace(node);
            if (place.isEmpty()) {
                segments.push(node.id().isRoot() ? "" : "?");
                break;
            }
            segments.push(place.get().name().text());
            if (place.get().parent().isRoot()) {
                break;
            }
            node = node(place.get().parent());
        }
        return String.join("/", segments);
    }

    private static Optional<Place> shownPlace(Node node) {
        return node.local()
                .map(LocalNode::place)
                .or(() -> node.remote().map(Item::place))
                .or(() -> node.synced().map(synced -> synced.item().place()));
    }

    /** The folder that stands on the disk at a path below the root; the root itself for the empty path. */
    public Optional<ItemId> localFolder(String path) {
        if (path.isEmpty()) {
            return Optional.of(ItemId.ROOT);
        }
        return localByPath(path).filter(this::isFolderHere);
    }

    /** What stands on the disk at a path below the root. */
    public Optional<ItemId> localByPath(String path) {
        ItemId at = ItemId.ROOT;
        for (String segment : path.split("/", -1)) {
            if (!ItemName.flawOf(segment).isEmpty()) {
                return Optional.empty();
            }
            Optional<ItemId> next = localAt(new Place(at, new ItemName(segment)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** What the server has at a path below the root. */
    public Optional<ItemId> remoteByPath(String path) {
        ItemId at = ItemId.ROOT;
        for (String segment : path.split("/", -1)) {
            if (!ItemName.flawOf(segment).isEmpty()) {
                return Optional.empty();
            }
            Optional<ItemId> next = remoteAt(new Place(at, new ItemName(segment)));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }
}
