package limpid.server.page;

import java.time.Instant;
import java.util.List;
import limpid.wire.message.SpaceState;

/**
 * What the first page shows.
 *
 * @param formToken for its forms
 * @param now when it was true
 */
record HomeView(
        String person,
        String formToken,
        Instant now,
        List<DeviceView> devices,
        List<CollectionView> collections,
        SpaceState space) {
    HomeView {
        devices = List.copyOf(devices);
        collections = List.copyOf(collections);
    }

    /**
     * One synced set.
     *
     * @param title such as {@code Files}
     */
    record CollectionView(String title, long items, long bytes) {}
}
