package limpid.server.program;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.host.chance.Chance;
import limpid.host.log.Field;
import limpid.host.log.Log;
import limpid.host.task.TaskScope;
import limpid.host.time.Clock;
import limpid.server.admin.Witness;
import limpid.server.upkeep.Budget;
import limpid.server.upkeep.Upkeep;
import limpid.store.ledger.Ledger;

/** Does upkeep once a minute, and testifies how far the server has come. Stands still while somebody copies the data. */
final class UpkeepLoop {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Log LOG = Log.of("limpid.server.upkeep");

    private final Upkeep upkeep;
    private final WitnessFile witness;
    private final Ledger ledger;
    /** Held by a round or by whoever needs packs to stay. */
    private final Semaphore turn = new Semaphore(1, true);

    UpkeepLoop(Upkeep upkeep, WitnessFile witness, Ledger ledger) {
        this.upkeep = upkeep;
        this.witness = witness;
        this.ledger = ledger;
    }

    /** Begins rounds in {@code scope}, until it is cancelled. */
    void start(TaskScope scope) {
        scope.every(PAUSE, "round", () -> round().forEach(UpkeepLoop::record));
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
