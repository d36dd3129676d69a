package limpid.server.library;

import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/**
 * Who asks. Whoever makes one has checked the secret.
 *
 * @param device what changes are recorded as made by
 */
public record Caller(HomeId home, PersonId person, DeviceId device) {}
