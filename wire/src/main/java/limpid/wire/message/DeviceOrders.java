package limpid.wire.message;

import java.time.Instant;
import java.util.Optional;

/**
 * What people ordered a device to do from another surface. Each order has a number that only grows: a device obeys each
 * once, so that what was said on the device itself afterwards holds.
 *
 * @param pause the last order to pause or to go on
 * @param confirm the last confirmation of held deletions
 */
public record DeviceOrders(Optional<Pause> pause, Optional<Confirm> confirm) {
    /** Nothing is ordered. */
    public static final DeviceOrders NONE = new DeviceOrders(Optional.empty(), Optional.empty());

    /**
     * Pause, or go on.
     *
     * @param on whether nothing shall move
     * @param until when it goes on by itself, by the server's clock; empty: until somebody says so
     * @param by who ordered it, for people
     * @param at when, by the server's clock
     */
    public record Pause(long word, boolean on, Optional<Instant> until, String by, Instant at) {}

    /**
     * Let held deletions happen.
     *
     * @param items how many were held when the person saw it; a device that holds more asks again
     */
    public record Confirm(long word, long items, String by, Instant at) {}
}
