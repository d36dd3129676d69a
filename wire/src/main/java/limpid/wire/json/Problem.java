package limpid.wire.json;

import java.util.List;
import java.util.Optional;
import limpid.core.item.Item;
import limpid.core.reason.Reason;
import limpid.wire.message.CommitReply;

/**
 * A failure as it travels: RFC 9457, with the reason as extension members.
 *
 * @param status of HTTP
 * @param reason why
 * @param items there exactly if a commit was refused: the server's items that stand in its way
 */
public record Problem(int status, Reason reason, Optional<List<Item>> items) {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        items = items.map(List::copyOf);
    }

    /** The problem that a reason is, with the status that fits. */
    public static Problem of(Reason reason) {
        return new Problem(HttpStatus.of(reason.code()), reason, Optional.empty());
    }

    /** The problem that the refusal of a commit is: 409, whatever the reason, because the plan is to be made anew. */
    public static Problem of(CommitReply.Refused refused) {
        return new Problem(409, refused.reason(), Optional.of(refused.items()));
    }
}
