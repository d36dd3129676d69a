package limpid.server.dossier;

import java.time.Instant;
import java.util.Optional;
import limpid.wire.message.DeviceOrders;

/**
 * What people decided about one device.
 *
 * @param word the number of the last order
 * @param pause the last order to pause or to go on
 * @param confirm the last confirmation of deletions
 * @param loss that it is lost, until it has been found and has opened its files again
 * @param departure how it was signed out
 * @param plate what a person read off the machine
 */
public record Dossier(
        long word,
        Optional<Pause> pause,
        Optional<Confirm> confirm,
        Optional<Loss> loss,
        Optional<Departure> departure,
        Optional<Plate> plate) {
    /** Of a device about which nothing was decided. */
    public static final Dossier EMPTY =
            new Dossier(0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** An order to pause ({@code on}) or to go on. */
    public record Pause(long word, boolean on, Optional<Instant> until, String by, Instant at) {}

    /** That held deletions may happen, if they are no more than {@code items}. */
    public record Confirm(long word, long items, String by, Instant at) {}

    /**
     * How a device was signed out.
     *
     * @param by whom, for people; the device's own name if it left by itself
     * @param erased what it removed of itself before; empty if its files stayed
     */
    public record Departure(Instant at, String by, Optional<Erasure> erased) {}

    /**
     * What a device removed of itself, by its own word.
     *
     * @param items files that were removed
     * @param kept files that stayed, because the server did not hold them as they stood there
     */
    public record Erasure(Instant at, long items, long bytes, long kept) {}

    /** What a person read off a machine that does not tell it itself. */
    public record Plate(Optional<String> serial, Optional<String> imei, String by, Instant at) {}

    /** The same with another order to pause or to go on. */
    public Dossier paused(boolean on, Optional<Instant> until, String by, Instant at) {
        long next = word + 1;
        return new Dossier(next, Optional.of(new Pause(next, on, until, by, at)), confirm, loss, departure, plate);
    }

    /** The same with another confirmation. */
    public Dossier confirmed(long items, String by, Instant at) {
        long next = word + 1;
        return new Dossier(next, pause, Optional.of(new Confirm(next, items, by, at)), loss, departure, plate);
    }

    /** The same, lost or not. */
    public Dossier with(Optional<Loss> other) {
        return new Dossier(word, pause, confirm, other, departure, plate);
    }

    /** The same, signed out. */
    public Dossier with(Departure other) {
        return new Dossier(word, pause, confirm, loss, Optional.of(other), plate);
    }

    /** The same with another plate. */
    public Dossier with(Plate other) {
        return new Dossier(word, pause, confirm, loss, departure, Optional.of(other));
    }

    /** What the device is told of it. */
    public DeviceOrders orders() {
        return new DeviceOrders(
                pause.map(order ->
                        new DeviceOrders.Pause(order.word(), order.on(), order.until(), order.by(), order.at())),
                confirm.map(order -> new DeviceOrders.Confirm(order.word(), order.items(), order.by(), order.at())));
    }
}
