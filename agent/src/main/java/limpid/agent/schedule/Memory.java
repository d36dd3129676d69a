package limpid.agent.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.agent.state.Intent;
import limpid.agent.state.PendingCommit;
import limpid.agent.state.Position;
import limpid.agent.state.SavedNode;
import limpid.agent.state.StateBatch;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;

/** Gathers what one turn has to remember. */
final class Memory {
    private final Map<ItemId, SavedNode> nodes = new LinkedHashMap<>();
    private final List<PendingCommit> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final List<Intent> intents = new ArrayList<>();
    private final List<ItemId> settled = new ArrayList<>();
    private final Map<String, String> facts = new HashMap<>();
    private Optional<Position> position = Optional.empty();

    /** Notes a node if what is remembered of it changed. */
    void changed(Node before, Node now) {
        if (!before.remote().equals(now.remote()) || !before.synced().equals(now.synced())) {
            nodes.put(now.id(), new SavedNode(now.id(), now.remote(), now.synced()));
        }
    }

    void moved(Position to) {
        position = Optional.of(to);
    }

    void begun(PendingCommit commit) {
        begun.add(commit);
    }

    void ended(String key) {
        ended.add(key);
    }

    void intends(Intent intent) {
        intents.add(intent);
    }

    void settled(ItemId item) {
        settled.add(item);
    }

    void fact(String key, String value) {
        facts.put(key, value);
    }

    /** Takes all that was gathered. */
    StateBatch take() {
        StateBatch batch = new StateBatch(List.copyOf(nodes.values()), position, begun, ended, intents, settled, facts);
        nodes.clear();
        begun.clear();
        ended.clear();
        intents.clear();
        settled.clear();
        facts.clear();
        position = Optional.empty();
        return batch;
    }
}
