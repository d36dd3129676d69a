package limpid.server.account.own;

import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.account.Visitor;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * Somebody who is signed in and changes something of their own.
 *
 * @param session by which their browser is named; empty for what is no browser
 * @param visitor where they ask from
 */
public record Actor(Resident resident, String session, Visitor visitor) {
    /** Where they are at home. */
    public HomeId home() {
        return resident.home();
    }

    /** Who they are. */
    public PersonId person() {
        return resident.person();
    }
}
