package limpid.agent.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a device remembered.
 *
 * @param nodes every item with a remote or synced part
 * @param position empty before the first page of changes
 * @param commits that were never answered, oldest first
 * @param intents that were never settled
 * @param facts single values by key
 */
public record SavedState(
        List<SavedNode> nodes,
        Optional<Position> position,
        List<PendingCommit> commits,
        List<Intent> intents,
        Map<String, String> facts) {
    /** What a new device remembers. */
    public static final SavedState NOTHING =
            new SavedState(List.of(), Optional.empty(), List.of(), List.of(), Map.of());

    public SavedState {
        nodes = List.copyOf(nodes);
        commits = List.copyOf(commits);
        intents = List.copyOf(intents);
        facts = Map.copyOf(facts);
    }
}
