package limpid.proof.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.host.disk.DiskEntry;
import limpid.host.disk.FileKind;
import limpid.host.disk.SimDisk;
import limpid.store.ledger.ContentRows;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows.OldVersion;

/**
 * Where the things that people wrote are. What only people and plain disasters may make disappear must be somewhere: on a
 * disk, in its trash, on the server, or among the server's old versions.
 */
final class Findings {
    private static final Path INCOMING = Path.of(".limpid/incoming");

    private final World world;
    /** Written once each, and not yet gone by anybody's right. */
    private final Set<Value> owed = new TreeSet<>();

    Findings(World world) {
        this.world = world;
    }

    /** A person wrote something. */
    void wrote(Value value) {
        if (value.isUnique()) {
            owed.add(value);
        }
    }

    /** Fails if something that is owed is nowhere. */
    void check(String when) {
        Set<Value> found = found(true);
        for (Value value : owed) {
            if (!found.contains(value)) {
                throw new Violation("lost: " + value + " is nowhere " + when);
            }
        }
    }

    /** After something that may rightly make things disappear: what is nowhere now is owed no more. */
    void forgive() {
        // What is on its way into a folder may yet be turned away.
        owed.retainAll(found(false));
    }

    private Set<Value> found(boolean everywhere) {
        Set<Value> found = new HashSet<>();
        for (SimAgent agent : world.agents) {
            onDisk(agent.disk, Path.of("/"), everywhere, found);
        }
        Set<ContentId> held = contentsOnServer();
        for (Value value : owed) {
            if (!found.contains(value) && held.contains(world.contents.id(value)) && isWhole(value)) {
                found.add(value);
            }
        }
        return found;
    }

    private void onDisk(SimDisk disk, Path folder, boolean everywhere, Set<Value> found) {
        if (!everywhere && folder.endsWith(INCOMING)) {
            return;
        }
        for (DiskEntry entry : disk.listAnyway(folder)) {
            Path path = folder.resolve(entry.name());
            if (entry.stat().kind() == FileKind.FOLDER) {
                onDisk(disk, path, everywhere, found);
            } else if (entry.stat().kind() == FileKind.FILE) {
                Value.in(disk.bytesAnyway(path)).ifPresent(found::add);
            }
        }
    }

    private Set<ContentId> contentsOnServer() {
        return world.server.ledger().read(world.server.home(), rows -> {
            Set<ContentId> contents = new HashSet<>();
            List<Item> items = rows.items().changes(world.server.files(), 0, Long.MAX_VALUE, false, Integer.MAX_VALUE);
            for (Item item : items) {
                if (!item.deleted()) {
                    item.content().map(Content::id).ifPresent(contents::add);
                }
                for (OldVersion old : rows.items().versions(world.server.files(), item.id())) {
                    old.item().content().map(Content::id).ifPresent(contents::add);
                }
            }
            return contents;
        });
    }

    private boolean isWhole(Value value) {
        List<ChunkId> chunks = world.contents.chunks(value);
        return world.server.ledger().read(world.server.home(), rows -> holds(rows, chunks));
    }

    private static boolean holds(HomeTransaction rows, List<ChunkId> chunks) {
        Map<ChunkId, ContentRows.ChunkRow> held = rows.contents().chunks(new ArrayList<>(chunks));
        return held.keySet().containsAll(chunks);
    }
}
