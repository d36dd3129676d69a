package limpid.server.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * Counts the whole server. Where that takes a moment only, it counts when somebody looks; where it takes long, a job counts
 * now and then, and whoever looks sees the last count. Safe for all threads.
 */
public final class Census {
    /** A count that is younger than this is shown as it is. */
    static final Duration FRESH = Duration.ofSeconds(5);
    /** A count that takes longer than this is left to the job. */
    static final Duration QUICK = Duration.ofMillis(300);

    private final Ledger ledger;
    private final Clock clock;
    private final Tally.DeviceJudge judge;
    private volatile Optional<Tally> last = Optional.empty();

    public Census(Ledger ledger, Clock clock, Tally.DeviceJudge judge) {
        this.ledger = ledger;
        this.clock = clock;
        this.judge = judge;
    }

    /** The last count, or a new one where that is quick or there was none. */
    public Tally tally() {
        Instant now = clock.now();
        boolean isGood = last.filter(count -> count.took().compareTo(QUICK) > 0
                        || !now.isAfter(count.at().plus(FRESH)))
                .isPresent();
        return isGood ? last.orElseThrow() : count();
    }

    /** Counts. Reads every home's rows of people and devices. */
    public Tally count() {
        long begin = clock.nanos();
        Tally sum = Tally.none(clock.now());
        for (HomeId home : ledger.administer(directory -> directory.homes())) {
            sum = sum.and(ledger.read(home, this::home));
        }
        Tally all = sum.tookNanos(clock.nanos() - begin);
        last = Optional.of(all);
        return all;
    }

    private Tally home(HomeTransaction rows) {
        return Tally.of(rows, judge, clock.now());
    }
}
