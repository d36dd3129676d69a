package limpid.server.gate.browser;

import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.server.library.Caller;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;

/**
 * Who asks through a browser, with what they may do.
 *
 * @param session by which their browser is named
 */
public record Asker(HomeId home, PersonRow person, String session) {
    /** What a browser is recorded as, where devices have their ids. */
    private static final String BROWSER = "web-";

    /** What the browser of a session is recorded as. */
    public static DeviceId browser(String session) {
        return new DeviceId(BROWSER + session);
    }

    /** Whether {@code device} is a browser. */
    public static boolean isBrowser(DeviceId device) {
        return device.text().startsWith(BROWSER);
    }

    /** Who asks, as the library knows them. */
    public Caller caller() {
        return new Caller(home, person.id(), browser(session));
    }

    /** Where they are at home. */
    public Resident resident() {
        return new Resident(home, person.id());
    }

    /** Their id. */
    public PersonId id() {
        return person.id();
    }
}
