package limpid.server.gate.browser;

import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;

/**
 * Who asks through a browser, with what they may do.
 *
 * @param session by which their browser is named
 */
public record Asker(HomeId home, PersonRow person, String session) {
    /** Where they are at home. */
    public Resident resident() {
        return new Resident(home, person.id());
    }

    /** Their id. */
    public PersonId id() {
        return person.id();
    }
}
