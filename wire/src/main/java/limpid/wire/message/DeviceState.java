package limpid.wire.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.DeviceId;

/**
 * What the server tells a device about itself.
 *
 * @param device which device
 * @param name what people call it
 * @param person who it syncs for, for people
 * @param space how full the home is
 * @param storage how the server's storage is; empty from a server that does not tell
 * @param collections where each stands
 * @param time the server's clock
 * @param orders what people ordered it to do from afar
 * @param policies that it has to keep
 */
public record DeviceState(
        DeviceId device,
        String name,
        String person,
        SpaceState space,
        Optional<StorageState> storage,
        List<CollectionState> collections,
        Instant time,
        DeviceOrders orders,
        List<PolicyNotice> policies) {
    public DeviceState {
        collections = List.copyOf(collections);
        policies = List.copyOf(policies);
    }

    /** The state of a device that nobody has ordered anything, and that no policy binds. */
    public DeviceState(
            DeviceId device,
            String name,
            String person,
            SpaceState space,
            Optional<StorageState> storage,
            List<CollectionState> collections,
            Instant time) {
        this(device, name, person, space, storage, collections, time, DeviceOrders.NONE, List.of());
    }
}
