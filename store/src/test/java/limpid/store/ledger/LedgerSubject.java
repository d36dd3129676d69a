package limpid.store.ledger;

import static limpid.store.ledger.SomeRows.FILES;
import static limpid.store.ledger.SomeRows.HOME;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import limpid.core.item.Item;
import limpid.store.ledger.ItemRows.OldVersion;

/** The ledger under test, and short ways to use it. */
public interface LedgerSubject {
    /** An open ledger that was empty when the test began; the same one all through the test. */
    Ledger ledger();

    /** Writes in the home of most tests. */
    default void write(Consumer<HomeTransaction> work) {
        ledger().write(HOME, home -> {
            work.accept(home);
            return true;
        });
    }

    /** Reads in the home of most tests. The others do so with the types that assertions want. */
    default <T> T read(Function<HomeTransaction, T> work) {
        return ledger().read(HOME, work);
    }

    default <T> List<T> listed(Function<HomeTransaction, List<T>> work) {
        return read(work);
    }

    default <K, V> Map<K, V> mapped(Function<HomeTransaction, Map<K, V>> work) {
        return read(work);
    }

    default <T> Optional<T> found(Function<HomeTransaction, Optional<T>> work) {
        return read(work);
    }

    default boolean told(Predicate<HomeTransaction> work) {
        return read(work::test);
    }

    /** Administers, for what changes something. */
    default void administer(Consumer<DirectoryTransaction> work) {
        ledger().administer(directory -> {
            work.accept(directory);
            return true;
        });
    }

    /** Administers, for what is found or not. */
    default <T> Optional<T> known(Function<DirectoryTransaction, Optional<T>> work) {
        return ledger().administer(work);
    }

    default void putItems(Item... items) {
        write(home -> home.items().put(FILES, List.of(items)));
    }

    default void putVersions(OldVersion... versions) {
        write(home -> home.items().putVersions(FILES, List.of(versions)));
    }
}
