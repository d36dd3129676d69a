package limpid.agent.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.agent.plan.Step;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;

/** Finds the one reason that binds an item: the first gate that is closed, in a fixed order. */
final class Binding {
    private final Situation at;
    private final Instant now;
    private final Optional<Reason> held;

    Binding(Situation at, Instant now) {
        this.at = at;
        this.now = now;
        this.held = at.deletions.held(at.trees.nodes().size(), now);
    }

    Optional<Reason> held() {
        return held;
    }

    /** All that holds an item that is not in step; the first binds. Never empty. */
    List<Reason> of(ItemId id, Step step) {
        List<Reason> reasons = new ArrayList<>();
        at.gates.memory().ifPresent(reasons::add);
        at.gates.root().ifPresent(reasons::add);
        at.gates.paused().ifPresent(reasons::add);
        at.traffic.with(id).map(purpose -> moving(id, purpose)).ifPresent(reasons::add);
        if (!at.scanned) {
            reasons.add(plain(id, ReasonCode.NOT_SCANNED));
        }
        at.blocks.reason(id).filter(_ -> !isWaitingOnly(step)).ifPresent(reasons::add);
        if (needsServer(step)) {
            at.gates.link().ifPresent(reasons::add);
        }
        at.gates.resync().ifPresent(reasons::add);
        if (step instanceof Step.PushDelete && !at.deletions.isConfirmed(id)) {
            held.ifPresent(reasons::add);
        }
        at.gates.conditions().filter(_ -> movesContent(step)).ifPresent(reasons::add);
        Reason last = byStep(id, step);
        if (reasons.isEmpty() || last.code() != ReasonCode.QUEUED) {
            // Whoever is held by something does not stand in line.
            reasons.add(last);
        }
        return reasons;
    }

    private static boolean isWaitingOnly(Step step) {
        return step instanceof Step.Wait || step instanceof Step.Blocked;
    }

    private static boolean needsServer(Step step) {
        return step instanceof Step.Push
                || step instanceof Step.PushDelete
                || step instanceof Step.Fetch
                || step instanceof Step.Read
                || step instanceof Step.Wait;
    }

    private static boolean movesContent(Step step) {
        return step instanceof Step.Push || step instanceof Step.Fetch || step instanceof Step.Read;
    }

    private Reason moving(ItemId id, Traffic.Purpose purpose) {
        return switch (purpose) {
            case UPLOAD -> plain(id, ReasonCode.UPLOADING);
            case SEND -> plain(id, ReasonCode.COMMITTING);
            case FETCH -> plain(id, ReasonCode.DOWNLOADING);
            case ARRANGE -> plain(id, ReasonCode.APPLYING);
            case LOOK, LOOK_ALL, PULL, PROBE, RELEASE, RELEASE_ALL -> plain(id, ReasonCode.QUEUED);
        };
    }

    private Reason byStep(ItemId id, Step step) {
        return switch (step) {
            case Step.Wait wait -> waiting(id, wait.on());
            case Step.Blocked blocked ->
                Reason.of(
                        blocked.code(),
                        Subject.item(at.trees.shownPath(id)),
                        now,
                        new Evidence("other-name", blocked.other(), "", "plan", now));
            case Step.Forget _,
                    Step.Agree _,
                    Step.Read _,
                    Step.Push _,
                    Step.PushDelete _,
                    Step.Fetch _,
                    Step.MakeFolder _,
                    Step.Move _,
                    Step.Exchange _,
                    Step.SetAttributes _,
                    Step.Trash _,
                    Step.Detach _,
                    Step.Adopt _,
                    Step.SetAside _ -> plain(id, ReasonCode.QUEUED);
        };
    }

    private Reason waiting(ItemId id, ItemId on) {
        Node other = at.node(on);
        String path = other.isNowhere() ? "a folder that the server has not told of yet" : at.trees.shownPath(on);
        return Reason.of(
                ReasonCode.WAITING_FOR_OTHER_ITEM,
                Subject.item(at.trees.shownPath(id)),
                now,
                new Evidence("other-item", path, "in step", "plan", now));
    }

    private Reason plain(ItemId id, ReasonCode code) {
        return Reason.of(code, Subject.item(at.trees.shownPath(id)), now);
    }
}
