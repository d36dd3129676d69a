package limpid.server.admin;

import java.util.List;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.server.library.Epochs;
import limpid.store.ledger.Ledger;

/** Ends the putting back of an older copy. */
public final class Restore {
    private Restore() {}

    /**
     * Gives every collection of every home a new epoch, so that each device lists anew and offers what the copy lacks.
     * To be called while nothing else uses the ledger. Returns how many collections there are.
     */
    public static long newEpochs(Ledger ledger, Chance chance) {
        List<HomeId> homes = ledger.administer(directory -> directory.homes());
        long collections = 0;
        for (HomeId home : homes) {
            collections +=
                    ledger.write(home, rows -> Epochs.renew(rows, chance)).size();
        }
        return collections;
    }
}
