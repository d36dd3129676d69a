package limpid.store.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/**
 * The ledger as plain maps. One lock for all: readers see whole transactions, writers come one after another. Nothing
 * of it survives the program, so it serves simulations and tests only.
 */
public final class MemoryLedger implements Ledger {
    private final Map<HomeId, HomeTables> homes = new HashMap<>();
    private DirectoryTables directory = DirectoryTables.empty();

    /** What this ledger holds now, apart from it from now on: as a backup that is put back some day. */
    public synchronized MemoryLedger copy() {
        MemoryLedger copy = new MemoryLedger();
        homes.forEach((id, tables) -> copy.homes.put(id, tables.copy()));
        copy.directory = directory.copy();
        return copy;
    }

    /** Makes this ledger hold what {@code older} holds, and {@code older} stays as it is. */
    public void putBack(MemoryLedger older) {
        MemoryLedger fresh = older.copy();
        synchronized (this) {
            homes.clear();
            homes.putAll(fresh.homes);
            directory = fresh.directory;
        }
    }

    @Override
    public synchronized <T> T write(HomeId home, Function<HomeTransaction, T> work) {
        HomeTables tables = tables(home);
        return whole(tables.undo(), () -> work.apply(new MemoryHome(home, tables)));
    }

    @Override
    public synchronized <T> T read(HomeId home, Function<HomeTransaction, T> work) {
        return work.apply(new MemoryHome(home, tables(home)));
    }

    @Override
    public synchronized <T> T administer(Function<DirectoryTransaction, T> work) {
        DirectoryTables tables = directory;
        return whole(tables.undo(), () -> work.apply(new MemoryDirectory(tables)));
    }

    @Override
    public void close() {
        // Nothing is held that must be given back.
    }

    private HomeTables tables(HomeId home) {
        return homes.computeIfAbsent(home, _ -> HomeTables.empty());
    }

    private static <T> T whole(UndoLog undo, Supplier<T> work) {
        undo.begin();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (done) {
                undo.commit();
            } else {
                undo.rollBack();
            }
        }
    }
}
