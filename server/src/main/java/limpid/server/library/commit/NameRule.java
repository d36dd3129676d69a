package limpid.server.library.commit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import limpid.core.item.Item;
import limpid.core.reason.ReasonCode;
import limpid.store.ledger.ItemRows;
import limpid.store.ledger.ItemRows.NameRef;
import limpid.wire.message.CommitReply.Refused;

/** After the commit no two live items in a folder have one name. */
final class NameRule {
    private NameRule() {}

    static Optional<Refused> judge(ItemRows rows, Draft draft) {
        Refusal refusal = new Refusal(ReasonCode.NAME_TAKEN, draft.order().now());
        Map<NameRef, Step> taken = new LinkedHashMap<>();
        for (Step step : draft.steps()) {
            if (step.takesName()) {
                Step other = taken.putIfAbsent(Step.nameOf(step.after()), step);
                if (other != null) {
                    refusal.blame(step.operation()).show(step.before()).show(other.before());
                    refusal.saw("holder-id", other.after().id(), "");
                }
            }
        }
        if (!taken.isEmpty()) {
            for (Item holder : rows.named(draft.collection().id(), taken.keySet())) {
                blameIfHeld(draft, taken, holder, refusal);
            }
        }
        return refusal.verdict();
    }

    private static void blameIfHeld(Draft draft, Map<NameRef, Step> taken, Item holder, Refusal refusal) {
        NameRef name = Step.nameOf(holder);
        boolean keeps = draft.after(holder.id())
                .map(after -> !after.deleted() && Step.nameOf(after).equals(name))
                .orElse(true);
        Step taker = taken.get(name);
        if (keeps && taker != null && !taker.after().id().equals(holder.id())) {
            refusal.blame(taker.operation()).show(taker.before()).show(Optional.of(holder));
            refusal.saw("holder-id", holder.id(), "");
        }
    }
}
