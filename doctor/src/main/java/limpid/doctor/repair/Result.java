package limpid.doctor.repair;

import limpid.core.reason.Reason;

/** What came of a repair. */
public sealed interface Result {
    /** It was done, and the cause is gone. */
    record Helped() implements Result {}

    /** It was done, and the cause is still there. */
    record DidNotHelp() implements Result {}

    /** It could not be done. */
    record Prevented(Reason why) implements Result {}
}
