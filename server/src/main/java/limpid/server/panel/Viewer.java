package limpid.server.panel;

import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DeviceRow;

/**
 * Who looks at the panel.
 *
 * @param name for people
 * @param owner whether they run the home: then they see everybody's devices in it
 */
public record Viewer(HomeId home, PersonId person, String name, boolean owner) {
    /** Whether they may see and order about a device of this home. */
    boolean mayTouch(DeviceRow device) {
        return owner || device.person().equals(person);
    }
}
