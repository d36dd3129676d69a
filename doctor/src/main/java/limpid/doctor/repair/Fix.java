package limpid.doctor.repair;

import java.util.Set;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;

/** One safe repair: it can be told beforehand, and nothing that a person made is lost by it. */
public interface Fix {
    /** The action of the remedy that it carries out, such as {@code start-agent}. */
    String action();

    /** The causes it is made for. */
    Set<ReasonCode> codes();

    /** What it would do, in one sentence for people. Changes nothing. */
    String preview(Reason reason);

    /** Does it. Fails with the reason that prevents it. Done twice, it does no more than done once. */
    void apply(Reason reason);
}
