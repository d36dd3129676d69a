package limpid.server.program;

import limpid.core.id.HomeId;
import limpid.server.account.Visitor;
import limpid.server.account.own.AccountSwitch;
import limpid.server.admin.People.Consequence;
import limpid.server.audit.Actor;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** What it means for an account that an administrator switches it off or on. */
record SwitchedAccounts(AccountSwitch accounts) implements Consequence {
    @Override
    public void inside(HomeTransaction rows, PersonRow after, String reason, Actor by) {
        accounts.switched(rows, after, reason, new Visitor(by.address(), ""));
    }

    @Override
    public void afterwards(HomeId home) {
        accounts.tell(home);
    }
}
