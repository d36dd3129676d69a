package limpid.proof.sim;

import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;

/** A ledger whose server can die before or after a transaction became durable. */
record FragileLedger(Ledger ledger, Countdown death) implements Ledger {
    @Override
    public <T> T write(HomeId home, Function<HomeTransaction, T> work) {
        boolean dies = death.strikes();
        if (dies && !death.late()) {
            throw new SimCrash();
        }
        T result = ledger.write(home, work);
        if (dies) {
            throw new SimCrash();
        }
        return result;
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
