package limpid.server.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** Goes through homes in the order of their ids, so many at a time that nobody waits for long. */
final class Directory {
    /** As many as one request looks into; a search that found too little by then goes on with the next page. */
    static final int HOMES_LOOKED_AT = 2_000;

    private final Ledger ledger;

    Directory(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Some of a list.
     *
     * @param next where the rest begins; empty if there is none
     */
    record Page<T>(List<T> rows, Optional<String> next) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    /** All homes, by id. */
    List<HomeId> homes() {
        return ledger.administer(directory -> directory.homes());
    }

    /**
     * What {@code in} finds in each home, at most {@code limit}.
     *
     * @param after the key of the last row that is known; empty to begin
     * @param key of a row: its home's id, or that, a slash and what orders rows within a home; never {@code ~} and above
     */
    <T> Page<T> page(
            String after, int limit, BiFunction<HomeId, HomeTransaction, List<T>> in, Function<T, String> key) {
        List<T> found = new ArrayList<>();
        String known = homeOf(after);
        int looked = 0;
        for (HomeId home : homes()) {
            if (home.text().compareTo(known) < 0) {
                continue;
            }
            for (T row : ledger.read(home, rows -> in.apply(home, rows))) {
                boolean isKnown = home.text().equals(known) && key.apply(row).compareTo(after) <= 0;
                if (!isKnown && found.size() == limit) {
                    return new Page<>(found, Optional.of(key.apply(found.getLast())));
                }
                if (!isKnown) {
                    found.add(row);
                }
            }
            looked++;
            if (looked == HOMES_LOOKED_AT) {
                return new Page<>(found, Optional.of(home.text() + "/~"));
            }
        }
        return new Page<>(found, Optional.empty());
    }

    private static String homeOf(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }
}
