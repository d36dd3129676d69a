package limpid.server.gate;

import limpid.core.reason.ReasonTexts;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;
import limpid.wire.message.CommitReply;

/** Replies to commits that were refused: problems that bring the items in the way. Safe for all threads. */
public final class Refusals {
    private final ProblemCodec codec = new ProblemCodec(ReasonTexts.english());

    /** The reply that tells a refusal. */
    public Reply reply(CommitReply.Refused refused) {
        Problem problem = Problem.of(refused);
        return Reply.of(problem.status(), Problem.MEDIA_TYPE, codec.encode(problem));
    }
}
