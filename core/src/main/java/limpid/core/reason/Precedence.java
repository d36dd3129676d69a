package limpid.core.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fixed order in which gates are asked, so that exactly one reason binds. Nearest to the program first: its own
 * state, the folder, a pause, the sign-in, the way to the server, safety stops, the server, room, then what is about one
 * item only, and last what is moving. It is the order in which {@link ReasonCode} declares its codes.
 */
public final class Precedence {
    private static final Comparator<Reason> ORDER = Comparator.comparing(Reason::code)
            .thenComparing(Reason::since)
            .thenComparing(reason -> reason.subject().scope())
            .thenComparing(reason -> reason.subject().name());

    private Precedence() {}

    /** The order itself; of two reasons with one code the older comes first. */
    public static Comparator<Reason> order() {
        return ORDER;
    }

    /** The reason that binds among those that hold; empty if none holds. Does not depend on the order of the list. */
    public static Optional<Reason> binding(List<Reason> reasons) {
        return reasons.stream().min(ORDER);
    }
}
