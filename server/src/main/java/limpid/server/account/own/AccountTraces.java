package limpid.server.account.own;

import limpid.core.id.PersonId;
import limpid.server.account.Particulars;
import limpid.server.account.PersonalHistory;
import limpid.store.ledger.HomeTransaction;

/** Removes what rests of an account, when its person goes for good. Safe for all threads. */
public final class AccountTraces {
    private final OwnTools tools;
    private final AppPasswords appPasswords;

    public AccountTraces(OwnTools tools) {
        this.tools = tools;
        this.appPasswords = new AppPasswords(tools);
    }

    /** In the transaction in which they go. */
    public void remove(HomeTransaction rows, PersonId person) {
        tools.desk().locks().secondFactor().off(rows, person);
        appPasswords.end(rows, person);
        PersonalHistory.forget(rows, person);
        Particulars.forget(rows, person);
        Deletion.forget(rows, person);
    }
}
