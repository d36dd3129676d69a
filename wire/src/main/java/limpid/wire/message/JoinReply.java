package limpid.wire.message;

import java.util.List;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/**
 * The server's welcome to a new device.
 *
 * @param server the server's own id
 * @param secret what the device shows from now on; only its hash stays on the server
 * @param gearSeed the home's seed for cutting chunks; equal for all devices of the home
 * @param collections what the device may keep in step
 */
public record JoinReply(
        String server,
        HomeId home,
        PersonId person,
        DeviceId device,
        String secret,
        long gearSeed,
        List<CollectionState> collections) {
    public JoinReply {
        collections = List.copyOf(collections);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "JoinReply[server=" + server + ", home=" + home + ", device=" + device + "]";
    }
}
