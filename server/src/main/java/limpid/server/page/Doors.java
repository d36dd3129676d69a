package limpid.server.page;

import java.time.Instant;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction.Resident;

/** Lets devices in and out; the library's registry does. */
public interface Doors {
    /** A fresh join code for a device of {@code resident}. */
    JoinCode code(Resident resident);

    /** Signs a device out for good. Fails with: NOT_FOUND. */
    void signOut(HomeId home, DeviceId device);

    /** What people call a device from now on, 1 to 100 characters. Fails with: NOT_FOUND. */
    void rename(HomeId home, DeviceId device, String name);

    /**
     * A join code, in the clear for the one moment in which it is shown.
     *
     * @param text such as {@code ABCDE-FGHJK}
     */
    record JoinCode(String text, Instant expires) {}
}
