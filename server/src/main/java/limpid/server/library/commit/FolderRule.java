package limpid.server.library.commit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.ReasonCode;
import limpid.store.ledger.ItemRows;
import limpid.wire.message.CommitReply.Refused;

/** After the commit each item lies in a live folder, no folder lies in itself, and no deleted folder holds anything. */
final class FolderRule {
    /** No walk up is longer; file systems give up far earlier. */
    private static final int DEPTH_MAX = 4096;

    private FolderRule() {}

    static Optional<Refused> judge(ItemRows rows, Draft draft) {
        return parents(draft).or(() -> cycles(draft)).or(() -> emptiness(rows, draft));
    }

    private static Optional<Refused> parents(Draft draft) {
        Refusal refusal = new Refusal(ReasonCode.PARENT_MISSING, draft.order().now());
        for (Step step : draft.steps()) {
            ItemId parent = step.after().place().parent();
            if (step.isLiveChange() && !isLiveFolder(draft, parent)) {
                refusal.blame(step.operation()).show(step.before()).show(draft.before(parent));
                refusal.saw("parent-id", parent, "a live folder");
            }
        }
        return refusal.verdict();
    }

    private static boolean isLiveFolder(Draft draft, ItemId id) {
        return id.isRoot()
                || draft.after(id)
                        .filter(item -> item.kind() == Kind.FOLDER && !item.deleted())
                        .isPresent();
    }

    private static Optional<Refused> cycles(Draft draft) {
        Refusal refusal = new Refusal(ReasonCode.MOVE_CYCLE, draft.order().now());
        // Only a folder that already holds things can close a circle through folders that the commit does not touch.
        boolean deep = draft.steps().stream().anyMatch(Step::movesFolder);
        for (Step step : draft.steps()) {
            if (step.placesFolder() && !reachesRoot(draft, step.after(), deep)) {
                refusal.blame(step.operation())
                        .show(step.before())
                        .show(draft.before(step.after().place().parent()));
            }
        }
        return refusal.verdict();
    }

    private static boolean reachesRoot(Draft draft, Item folder, boolean deep) {
        Set<ItemId> passed = new HashSet<>();
        ItemId id = folder.id();
        ItemId parent = folder.place().parent();
        while (!parent.isRoot()) {
            if (!passed.add(id) || passed.size() > DEPTH_MAX) {
                return false;
            }
            id = parent;
            if (!deep && draft.step(id).isEmpty()) {
                return true;
            }
            parent = parentOf(draft, id);
        }
        return true;
    }

    private static ItemId parentOf(Draft draft, ItemId id) {
        if (draft.after(id).isEmpty()) {
            draft.load(List.of(id));
        }
        // A folder without a row would be a defect of the ledger; the walk ends there as at the root.
        return draft.after(id).map(item -> item.place().parent()).orElse(ItemId.ROOT);
    }

    private static Optional<Refused> emptiness(ItemRows rows, Draft draft) {
        Refusal refusal = new Refusal(ReasonCode.FOLDER_NOT_EMPTY, draft.order().now());
        for (Step step : draft.steps()) {
            if (step.isDeletion() && step.after().kind() == Kind.FOLDER) {
                List<Item> staying = staying(rows, draft, step.after().id());
                if (!staying.isEmpty()) {
                    refusal.blame(step.operation()).show(step.before());
                    staying.forEach(item -> refusal.show(Optional.of(item)));
                }
            }
        }
        return refusal.verdict();
    }

    private static List<Item> staying(ItemRows rows, Draft draft, ItemId folder) {
        // One more than could leave is enough: if so many are there, one of them stays.
        int leaving = Math.toIntExact(
                draft.steps().stream().filter(step -> leaves(step, folder)).count());
        return rows.children(draft.collection().id(), folder, "", leaving + 1).stream()
                .filter(child -> draft.step(child.id())
                        .filter(step -> leaves(step, folder))
                        .isEmpty())
                .toList();
    }

    private static boolean leaves(Step step, ItemId folder) {
        return step.wasLive()
                && step.before().get().place().parent().equals(folder)
                && (step.after().deleted() || !step.after().place().parent().equals(folder));
    }
}
