package limpid.server.account.own;

import java.util.List;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.FrontDesk;
import limpid.server.account.Objections;
import limpid.server.library.Library;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;

/**
 * What changes of accounts are made with.
 *
 * @param desk judges who asks
 */
public record OwnTools(FrontDesk desk, Library library, Ledger ledger, Clock clock, Chance chance) {
    private static final List<Hint> RIGHTS_CHANGED = List.of(new Hint(Hint.Kind.DEVICE, "", 0));

    /** Changes something and has every open stream of the home look whether it is still welcome. */
    <T> T changeRights(HomeId home, Function<HomeTransaction, T> work) {
        T result = ledger.write(home, rows -> {
            T done = work.apply(rows);
            Outbox.add(rows, RIGHTS_CHANGED);
            return done;
        });
        library.hints().tell(home, RIGHTS_CHANGED);
        return result;
    }

    /** The reasons for which accounts refuse something. */
    public Objections objections() {
        return new Objections(clock);
    }
}
