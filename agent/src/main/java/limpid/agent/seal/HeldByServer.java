package limpid.agent.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import limpid.agent.state.SavedNode;
import limpid.agent.state.SavedState;
import limpid.agent.tree.Print;
import limpid.agent.tree.Synced;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.host.disk.FileStat;

/**
 * Which files stand here exactly as the server has them: at the same path, and unchanged since both sides agreed. Whatever
 * is in doubt counts as standing here alone.
 */
public final class HeldByServer {
    /** Nothing is known to be there. */
    public static final HeldByServer NOTHING = new HeldByServer(Map.of());

    private final Map<String, Print> prints;

    HeldByServer(Map<String, Print> prints) {
        this.prints = Map.copyOf(prints);
    }

    /** By what a device remembered. */
    public static HeldByServer of(SavedState memory) {
        Map<ItemId, SavedNode> nodes = new HashMap<>();
        memory.nodes().forEach(node -> nodes.put(node.id(), node));
        Map<String, Print> prints = new HashMap<>();
        for (SavedNode node : memory.nodes()) {
            node.synced()
                    .filter(synced -> isWhatTheServerHas(node, synced))
                    .flatMap(Synced::print)
                    .ifPresent(print -> path(nodes, node).ifPresent(path -> prints.put(path, print)));
        }
        return new HeldByServer(prints);
    }

    private static boolean isWhatTheServerHas(SavedNode node, Synced synced) {
        return node.remote()
                .filter(remote -> !remote.deleted()
                        && remote.content().isPresent()
                        && remote.content().equals(synced.item().content())
                        && remote.place().equals(synced.item().place()))
                .isPresent();
    }

    private static Optional<String> path(Map<ItemId, SavedNode> nodes, SavedNode node) {
        StringBuilder path = new StringBuilder();
        Optional<Item> item = node.synced().map(Synced::item);
        for (int depth = 0; item.isPresent() && depth < 1000; depth++) {
            path.insert(0, path.isEmpty() ? "" : "/")
                    .insert(0, item.get().place().name().text());
            ItemId parent = item.get().place().parent();
            if (parent.isRoot()) {
                return Optional.of(path.toString());
            }
            item = Optional.ofNullable(nodes.get(parent))
                    .flatMap(SavedNode::synced)
                    .map(Synced::item);
        }
        return Optional.empty();
    }

    /** Whether what looks so at a path is what the server has there. */
    public boolean holds(String path, FileStat stat) {
        return Optional.ofNullable(prints.get(path))
                .filter(print -> print.equals(Print.of(stat)))
                .isPresent();
    }
}
