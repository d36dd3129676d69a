package limpid.store.ledger;

import java.time.Instant;
import limpid.core.id.DeviceId;
import limpid.core.id.PersonId;

/**
 * Space set aside for a device.
 *
 * @param person whose share of the plan it is taken from
 * @param bytes what is left of it
 */
public record GrantRow(String id, DeviceId device, PersonId person, long bytes, Instant expires) {
    /** The same with so much left, for so long. */
    public GrantRow left(long other, Instant until) {
        return new GrantRow(id, device, person, other, until);
    }
}
