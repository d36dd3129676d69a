package limpid.server.upkeep;

import java.util.List;
import limpid.core.id.HomeId;
import limpid.core.reason.Reason;

/** One kind of upkeep. Each call does a bounded piece of work on one home and may be the last one ever. */
public interface Chore {
    /** Does a piece; returns what was found wrong. */
    List<Reason> run(HomeId home, Budget budget);

    /** Whether it lets go of what is old by the wall clock; then it rests while that clock is doubted. */
    default boolean goesByAge() {
        return false;
    }
}
