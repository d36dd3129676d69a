package limpid.server.library.commit;

import java.util.List;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.message.Hint;

/** Writes hints beside what they tell of, and keeps the list short: nobody needs an old hint. */
public final class Outbox {
    /** How many hints of a home stay for processes that poll. */
    private static final long KEPT = 1024;

    private static final long TRIM_EVERY = 256;

    private Outbox() {}

    /** Writes {@code hints} in this transaction. */
    public static void add(HomeTransaction rows, List<Hint> hints) {
        for (Hint hint : hints) {
            long number = rows.addHint(hint.kind().name(), hint.collection(), hint.seq());
            if (number % TRIM_EVERY == 0 && number > KEPT) {
                rows.dropHints(number - KEPT);
            }
        }
    }
}
