package limpid.server.library.commit;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.wire.message.CommitReply.Refused;

/** Nothing new goes where a policy lets nothing go, and no content is longer than one allows. Deletions always pass. */
final class BoundRule {
    private BoundRule() {}

    static Optional<Refused> judge(Draft draft, List<Bound> bounds) {
        return bounds.stream().flatMap(bound -> judge(draft, bound).stream()).findFirst();
    }

    private static Optional<Refused> judge(Draft draft, Bound bound) {
        String kind = draft.collection().kind();
        boolean isClosed = bound.kinds().filter(kinds -> !kinds.contains(kind)).isPresent();
        long max = bound.fileBytesMax().orElse(Long.MAX_VALUE);
        Refusal refusal = new Refusal(ReasonCode.POLICY_FORBIDS, draft.order().now());
        for (Step step : draft.steps()) {
            boolean isTooLong =
                    step.freshContent().filter(content -> content.size() > max).isPresent();
            if ((isClosed && !step.isDeletion()) || isTooLong) {
                refusal.blame(step.operation());
            }
        }
        refusal.saw("policy", "“" + bound.policy() + "”", "");
        refusal.saw("policy-of", bound.by(), "");
        refusal.saw("contact", bound.contact(), "");
        refusal.saw("flaw", isClosed ? "no " + kind + " are kept in step" : "a file is longer than it may be", "");
        bound.fileBytesMax().filter(_ -> !isClosed).ifPresent(bytes -> refusal.saw("limit-bytes", bytes, ""));
        return refusal.verdict();
    }
}
