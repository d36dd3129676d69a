package limpid.proof.sim;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import limpid.agent.watch.RootMarker;
import limpid.core.id.ItemId;
import limpid.core.item.Attributes;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileStat;
import limpid.host.disk.SimDisk;

/** What one place holds, by path: how a thing looks to a person. */
record Replica(Map<String, Look> looks) {
    /**
     * How one thing looks.
     *
     * @param what its kind, and its content or target
     * @param attributes what travels with a file
     */
    record Look(String what, Attributes attributes) {}

    Replica {
        looks = new TreeMap<>(looks);
    }

    /** What stands on a disk below the root. */
    static Replica onDisk(SimDisk disk, Contents contents) {
        Map<String, Look> looks = new TreeMap<>();
        if (disk.statAnyway(SimAgent.ROOT).isPresent()) {
            gather(disk, SimAgent.ROOT, "", contents, looks);
        }
        return new Replica(looks);
    }

    private static void gather(SimDisk disk, Path folder, String prefix, Contents contents, Map<String, Look> looks) {
        for (DiskEntry entry : disk.listAnyway(folder)) {
            String path = prefix + entry.name();
            if (path.startsWith(RootMarker.OWN_PREFIX)) {
                continue;
            }
            FileStat stat = entry.stat();
            Path at = folder.resolve(entry.name());
            switch (stat.kind()) {
                case FOLDER -> {
                    looks.put(path, new Look("folder", Attributes.NONE));
                    gather(disk, at, path + "/", contents, looks);
                }
                case LINK -> looks.put(path, new Look("link to " + disk.targetAnyway(at), Attributes.NONE));
                case FILE ->
                    looks.put(
                            path,
                            new Look(
                                    contents.shown(disk.bytesAnyway(at)),
                                    new Attributes(stat.modified(), stat.executable())));
                case SPECIAL -> throw new IllegalStateException("nobody makes such things");
            }
        }
    }

    /** What the server holds. */
    static Replica ofItems(List<Item> items, Contents contents) {
        Map<ItemId, Item> byId = new HashMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        Map<String, Look> looks = new TreeMap<>();
        for (Item item : items) {
            String what = item.content()
                    .map(content -> shown(item, content, contents))
                    .orElse("folder");
            looks.put(
                    path(item, byId, 0),
                    new Look(what, item.kind() == Kind.FILE ? item.attributes() : Attributes.NONE));
        }
        return new Replica(looks);
    }

    private static String shown(Item item, Content content, Contents contents) {
        return item.kind() == Kind.LINK ? contents.linkTo(content.id()) : contents.shown(content.id());
    }

    private static String path(Item item, Map<ItemId, Item> byId, int depth) {
        if (item.place().parent().isRoot()) {
            return item.place().name().text();
        }
        Optional<Item> parent = Optional.ofNullable(byId.get(item.place().parent()));
        if (parent.isEmpty() || depth > 100) {
            throw new Violation("the server has an item without a parent: " + item);
        }
        return path(parent.get(), byId, depth + 1) + "/" + item.place().name().text();
    }

    /** What differs from another, in words; empty if nothing does. */
    String differenceTo(Replica other) {
        StringBuilder words = new StringBuilder();
        looks.forEach((path, look) -> {
            Look there = other.looks.get(path);
            if (there == null) {
                words.append("\n  only first: ").append(path).append(" = ").append(look);
            } else if (!there.equals(look)) {
                words.append("\n  differs: ")
                        .append(path)
                        .append(" = ")
                        .append(look)
                        .append(" and ")
                        .append(there);
            }
        });
        other.looks.forEach((path, look) -> {
            if (!looks.containsKey(path)) {
                words.append("\n  only second: ").append(path).append(" = ").append(look);
            }
        });
        return words.toString();
    }
}
