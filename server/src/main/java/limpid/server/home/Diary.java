package limpid.server.home;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Writes down each day how full homes are. Safe for all threads. */
public final class Diary {
    /** A year, and some to compare it with the one before. */
    static final int DAYS_KEPT = 400;
    /** How often the figure of today is written again at the most. */
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);

    private static final String TOPIC = "storage-day";
    private static final Shelf<Day> SHELF = Shelf.of(TOPIC, Day.class);

    private final Ledger ledger;
    private final Clock clock;

    public Diary(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes down how full a home is, if that is news. For upkeep. */
    public void note(HomeId home) {
        Instant now = clock.now();
        Optional<Day> news = ledger.read(home, rows -> news(rows, now));
        news.ifPresent(day -> ledger.write(home, rows -> {
            SHELF.put(rows.documents(), day.day(), day);
            String oldest = Day.date(now).minusDays(DAYS_KEPT).toString();
            rows.documents().dropDocumentsBefore(TOPIC, oldest);
            return day;
        }));
    }

    private static Optional<Day> news(HomeTransaction rows, Instant now) {
        Optional<Day> today = rows.homeRow().map(HomeRow::usedBytes).map(bytes -> Day.of(now, bytes));
        return today.filter(day -> SHELF.get(rows.documents(), day.day())
                .map(written -> written.usedBytes() != day.usedBytes()
                        && !now.isBefore(written.at().plus(WRITTEN_EVERY)))
                .orElse(true));
    }

    /** The last {@code limit} days that were written down, the first of them first. */
    static List<Day> days(HomeTransaction rows, int limit) {
        return SHELF.last(rows.documents(), limit).reversed();
    }
}
