package limpid.agent.state;

import java.util.List;
import java.util.Map;
import limpid.agent.tree.Print;
import limpid.core.change.Operation;
import limpid.core.id.ItemId;

/**
 * A commit that may have been sent. It is repeated under its key until there is an answer, so that a lost answer is never
 * taken for a change by somebody else.
 *
 * @param key its idempotency key
 * @param operations what it asked for
 * @param prints how each item that was read looked when it was
 */
public record PendingCommit(String key, List<Operation> operations, Map<ItemId, Print> prints) {
    public PendingCommit {
        operations = List.copyOf(operations);
        prints = Map.copyOf(prints);
    }
}
