package limpid.store.memory;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.NOON;
import static limpid.store.ledger.SomeRows.deleted;
import static limpid.store.ledger.SomeRows.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.LedgerContract;
import org.junit.jupiter.api.Test;

final class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void becomesWhatItWasWhenACopyIsPutBack() {
        putItems(file(1, "a"));
        MemoryLedger copy = ledger.copy();
        putItems(deleted(file(1, "a"), 2), file(3, "c"));
        write(home -> home.contents().pin(List.of(limpid.store.ledger.SomeRows.chunk(1)), NOON));
        ledger.putBack(copy);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).containsExactly(file(1, "a"));
        putItems(deleted(file(1, "a"), 2));
        ledger.putBack(copy);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).containsExactly(file(1, "a"));
    }

    @Test
    void refusesToWriteWhileReading() {
        assertThatThrownBy(() -> ledger.read(limpid.store.ledger.SomeRows.HOME, home -> {
                    home.dropHints(1);
                    home.items().put(FILES, List.of(file(1, "a")));
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(listed(home -> home.items().changes(FILES, 0, 9, false, 9))).isEmpty();
    }
}
