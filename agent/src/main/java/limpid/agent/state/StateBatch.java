package limpid.agent.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.id.ItemId;

/**
 * What one turn of the engine has to remember.
 *
 * @param nodes items as they are remembered now
 * @param position if it moved
 * @param begun commits about to be sent
 * @param ended keys of commits that were answered
 * @param intents what is about to be put on the disk
 * @param settled items whose intent of before is done or void; one in {@code intents} is a new one and stays
 * @param facts single values by key; an empty value removes one
 */
public record StateBatch(
        List<SavedNode> nodes,
        Optional<Position> position,
        List<PendingCommit> begun,
        List<String> ended,
        List<Intent> intents,
        List<ItemId> settled,
        Map<String, String> facts) {
    public StateBatch {
        nodes = List.copyOf(nodes);
        begun = List.copyOf(begun);
        ended = List.copyOf(ended);
        intents = List.copyOf(intents);
        settled = List.copyOf(settled);
        facts = Map.copyOf(facts);
    }

    /** Whether there is nothing to remember. */
    public boolean isEmpty() {
        return nodes.isEmpty()
                && position.isEmpty()
                && begun.isEmpty()
                && ended.isEmpty()
                && intents.isEmpty()
                && settled.isEmpty()
                && facts.isEmpty();
    }
}
