package limpid.server.program;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.host.chance.Chance;
import limpid.host.log.Field;
import limpid.host.log.Log;
import limpid.host.time.Clock;
import limpid.server.admin.Witness;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Upkeep;
import limpid.store.ledger.Ledger;

/** Does upkeep once a minute, and testifies how far the server has come. Stands still while somebody copies the data. */
final class UpkeepLoop {
    /** How often a round is done. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Log LOG = Log.of("limpid.server.upkeep");

    private final Upkeep upkeep;
    private final WitnessFile witness;
    private final Ledger ledger;
    private volatile List<Reason> found = List.of();
    /** Held by a round or by whoever needs packs to stay. */
    private final Semaphore turn = new Semaphore(1, true);

    UpkeepLoop(Upkeep upkeep, WitnessFile witness, Ledger ledger) {
        this.upkeep = upkeep;
        this.witness = witness;
        this.ledger = ledger;
    }

    /** One round, for the list of jobs: what it found, in a sentence. */
    String duty() throws InterruptedException {
        List<Reason> seen = round();
        seen.forEach(UpkeepLoop::record);
        found = seen;
        if (seen.isEmpty()) {
            return "Nothing was wrong.";
        }
        String first = ReasonTexts.english().sentence(seen.getFirst());
        return seen.size() == 1 ? first : first + " And " + (seen.size() - 1) + " more.";
    }

    /** What the last round found wrong. */
    List<Reason> problems() {
        return found;
    }

    private static void record(Reason reason) {
        LOG.warning("upkeep found", Field.of("code", reason.code().name()));
    }

    /** One round; returns what was found wrong. */
    List<Reason> round() throws InterruptedException {
        turn.acquire();
        try {
            testify();
            return upkeep.round(Budget.standard());
        } finally {
            turn.release();
        }
    }

    /** Does {@code work} while no upkeep runs. */
    <T> T without(Supplier<T> work) {
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    /** Writes down how far the server has come. */
    void testify() {
        witness.write(Witness.of(ledger));
    }

    /** Compares with what was written down before; see {@link Witness#check}. */
    Optional<Reason> compare(String server, Clock clock, Chance chance) {
        return witness.last(server).flatMap(earlier -> Witness.check(ledger, earlier, clock, chance));
    }
}
