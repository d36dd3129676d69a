package limpid.proof.sim;

import java.util.Map;
import java.util.Set;
import limpid.agent.schedule.Explainer;
import limpid.agent.schedule.Status;
import limpid.agent.tree.Node;
import limpid.core.id.ItemId;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;

/** Holds what a device says of itself against what is so. */
final class AgentAudit {
    /** How long a change may go unseen by a device that says it is in step: hints take their time. */
    private static final long GRACE_NANOS = 5_000_000_000L;

    /** While everything is listed anew nothing is planned, and this is the reason of all. */
    private static final Set<ReasonCode> LISTING =
            Set.of(ReasonCode.CHANGE_TOKEN_EXPIRED, ReasonCode.SERVER_RESTORED, ReasonCode.DIVERGED);

    private final World world;

    AgentAudit(World world) {
        this.world = world;
    }

    void afterTurn(SimAgent agent, SimLife life) {
        Explainer explainer = life.explain();
        Status status = explainer.status();
        addsUp(agent, status);
        world.causes.check(agent, status);
        explains(agent, explainer, status);
        if (status.state() == Status.State.IN_STEP) {
            isGreenByRight(agent, status);
        }
    }

    private static void addsUp(SimAgent agent, Status status) {
        long sum = status.buckets().stream().mapToLong(Status.Bucket::items).sum();
        if (sum != status.pendingItems()) {
            throw new Violation(agent.name + " counts " + status.pendingItems() + " items, and " + sum + " in buckets");
        }
        boolean green = status.state() == Status.State.IN_STEP;
        if (green != (status.binding().isEmpty() && status.buckets().isEmpty())) {
            throw new Violation(agent.name + " is " + status.state() + " with reasons " + status.buckets());
        }
    }

    private static void explains(SimAgent agent, Explainer explainer, Status status) {
        Map<ItemId, Reason> reasons = explainer.reasons();
        reasons.forEach((id, reason) -> {
            if (reason.code() == ReasonCode.INTERNAL_DEFECT || reason.code() == ReasonCode.UNEXPLAINED) {
                throw new Violation(agent.name + " cannot explain " + id + ": " + reason);
            }
        });
        if (status.buckets().stream()
                .anyMatch(bucket -> LISTING.contains(bucket.reason().code()))) {
            return;
        }
        for (Node node : explainer.nodes()) {
            if (!node.isInStep() && !reasons.containsKey(node.id())) {
                throw new Violation(agent.name + " gives no reason for " + node);
            }
        }
    }

    private void isGreenByRight(SimAgent agent, Status status) {
        long quiet = world.time.nanos() - Math.max(world.lastCommitNanos(), agent.lastChangeNanos());
        if (quiet < GRACE_NANOS || agent.mayMissChanges() || agent.isUninformed()) {
            return;
        }
        String difference = Replica.onDisk(agent.disk, world.contents).differenceTo(new ServerAudit(world).replica());
        if (!difference.isEmpty()) {
            throw new Violation(agent.name + " says it is in step (" + status.seq() + "), yet" + difference);
        }
    }
}
