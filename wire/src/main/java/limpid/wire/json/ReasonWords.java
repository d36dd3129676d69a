package limpid.wire.json;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Remedy;

/** The words for people that belong to a reason, in one language. */
public interface ReasonWords {
    /** The cause in a few words. */
    String title(ReasonCode code);

    /** The cause in one sentence, with what was seen. */
    String sentence(Reason reason);

    /** What fixes it. */
    List<Remedy> remedies(Reason reason);
}
