package limpid.wire.message;

import java.util.List;
import java.util.Optional;
import limpid.core.id.ItemId;

/**
 * How the server's own storage is, as far as a device should know.
 *
 * @param room whether its disk has room, whatever the plan allows
 * @param freeBytes what contents may still take there; told to the devices of the home's owner only
 * @param wanted items of the device's person whose content was damaged at rest: a device that still holds one reads it
 *     again and sends what the server lacks. Never more than {@link #WANTED_MAX} at once
 */
public record StorageState(Room room, Optional<Long> freeBytes, List<ItemId> wanted) {
    /** Most items that are asked back at once; the others follow when these are there. */
    public static final int WANTED_MAX = 200;

    /** Whether a disk has room. */
    public enum Room {
        ENOUGH,
        /** It will be full soon; everything still goes on. */
        LITTLE,
        /** Nothing is taken in. */
        NONE
    }

    public StorageState {
        wanted = List.copyOf(wanted);
    }
}
