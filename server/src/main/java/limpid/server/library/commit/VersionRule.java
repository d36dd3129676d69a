package limpid.server.library.commit;

import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.wire.message.CommitReply.Refused;

/** Each operation was made from the version that the item has now. */
final class VersionRule {
    private VersionRule() {}

    static Optional<Refused> judge(Draft draft) {
        Refusal refusal = new Refusal(ReasonCode.VERSION_CONFLICT, draft.order().now());
        for (Operation operation : draft.order().commit().operations()) {
            Optional<Item> before = draft.before(operation.item());
            long version = before.map(Item::version).orElse(0L);
            if (version != operation.ifVersion()) {
                refusal.blame(operation).show(before).saw("item-version", version, operation.ifVersion());
            }
        }
        return refusal.verdict();
    }
}
