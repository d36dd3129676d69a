package limpid.server.library;

import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** A ledger that lets something else happen before each write, as another thread might. */
public final class HookedLedger implements Ledger {
    private final Ledger ledger;
    private Runnable hook = () -> {};
    private boolean inHook;

    public HookedLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What happens before each write from now on; what it writes itself goes undisturbed. */
    public void beforeWrites(Runnable work) {
        hook = work;
    }

    @Override
    public <T> T write(HomeId home, Function<HomeTransaction, T> work) {
        if (!inHook) {
            inHook = true;
            try {
                hook.run();
            } finally {
                inHook = false;
            }
        }
        return ledger.write(home, work);
    }

    @Override
    public <T> T read(HomeId home, Function<HomeTransaction, T> work) {
        return ledger.read(home, work);
    }

    @Override
    public <T> T administer(Function<DirectoryTransaction, T> work) {
        return ledger.administer(work);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
