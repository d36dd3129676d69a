package limpid.wire.link;

import java.io.Serial;
import java.util.List;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.wire.message.CommitReply;

/** The server's answer "no" to a commit, on its way out of the exchange. Never leaves this package. */
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CommitReply.Refused answer;

    Refusal(Reason reason, List<Item> items) {
        super(reason.code().name());
        this.answer = new CommitReply.Refused(reason, items);
    }

    CommitReply.Refused answer() {
        return answer;
    }
}
