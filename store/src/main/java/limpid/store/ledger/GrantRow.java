package limpid.store.ledger;

import java.time.Instant;
import limpid.core.id.DeviceId;

/**
 * Space set aside for a device.
 *
 * @param bytes what is left of it
 */
public record GrantRow(String id, DeviceId device, long bytes, Instant expires) {}
