package limpid.proof.sim;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import limpid.core.chunk.ContentId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;
import limpid.host.disk.SimDisk;

/**
 * What people wrote and nobody replaced or deleted with their own hands: it stands in everybody's folder at every rest. That
 * it is among the old versions or in a trash is not enough, for then the program replaced or deleted it.
 */
final class Standing {
    private final World world;
    private final Set<Value> owed = new TreeSet<>();
    /** Where one of two copies went on one device and the other on another, nobody deleted the last. */
    private final Set<Value> copied = new HashSet<>();

    private boolean givenUp;

    Standing(World world) {
        this.world = world;
    }

    /** What a device's people see in their folder, of what was written once only. */
    Set<Value> seenOn(SimAgent agent) {
        Set<Value> seen = new HashSet<>();
        if (agent.disk.statAnyway(SimAgent.ROOT).isPresent()) {
            gather(agent.disk, SimAgent.ROOT, seen);
        }
        return seen;
    }

    private void gather(SimDisk disk, Path folder, Set<Value> seen) {
        for (DiskEntry entry : disk.listAnyway(folder)) {
            Path path = folder.resolve(entry.name());
            if (entry.stat().kind() == FileKind.FOLDER) {
                gather(disk, path, seen);
            } else if (entry.stat().kind() == FileKind.FILE) {
                Value.in(disk.bytesAnyway(path))
                        .filter(Value::isUnique)
                        .filter(value -> !seen.add(value))
                        .ifPresent(copied::add);
            }
        }
    }

    /** A person did something: what they saw before and see no more was replaced or deleted by them. */
    void acted(SimAgent agent, Set<Value> before) {
        Set<Value> now = seenOn(agent);
        owed.addAll(now.stream().filter(value -> !before.contains(value)).toList());
        owed.removeIf(value -> copied.contains(value) || (before.contains(value) && !now.contains(value)));
    }

    /** A device is about to be put back: what its people see there may be half told, and is owed no more. */
    void undone(SimAgent agent) {
        owed.removeAll(seenOn(agent));
    }

    /** After something that may rightly undo what people did: only what still stands somewhere is owed. */
    void forgive() {
        Set<Value> somewhere = live();
        world.agents.forEach(agent -> somewhere.addAll(seenOn(agent)));
        owed.retainAll(somewhere);
    }

    /** Nothing is owed any more, and nothing will be. */
    void giveUp() {
        givenUp = true;
    }

    /** Fails if something that should stand does not. To be called at rest, when all folders are alike. */
    void check() {
        Set<Value> live = live();
        for (Value value : givenUp ? Set.<Value>of() : owed) {
            if (!live.contains(value)) {
                throw new Violation("nobody replaced or deleted " + value + ", yet it stands nowhere");
            }
        }
    }

    private Set<Value> live() {
        Set<ContentId> contents = new HashSet<>();
        List<Item> items = new ServerAudit(world).liveItems();
        items.forEach(item -> item.content().map(Content::id).ifPresent(contents::add));
        Set<Value> live = new HashSet<>();
        for (Value value : owed) {
            if (contents.contains(world.contents.id(value))) {
                live.add(value);
            }
        }
        return live;
    }
}
