package limpid.agent.report;

import java.time.Instant;
import java.util.Optional;
import limpid.agent.schedule.Status;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;

/**
 * A device's status with what the engine does not know of itself.
 *
 * @param device its id
 * @param name what people call it
 * @param collection what it keeps in step
 * @param status as of {@code at}
 * @param since when the state began
 * @param upBytesPerSecond what it sent lately
 * @param downBytesPerSecond what it received lately
 * @param at when this was so
 */
public record Outlook(
        DeviceId device,
        String name,
        CollectionId collection,
        Status status,
        Instant since,
        long upBytesPerSecond,
        long downBytesPerSecond,
        Instant at) {
    /** How long what moves still takes at this rate; empty if nothing moves, since nobody knows when a wait ends. */
    public Optional<Long> secondsLeft() {
        long rate = upBytesPerSecond + downBytesPerSecond;
        long moving = status.movingBytes();
        return rate > 0 && moving > 0 ? Optional.of(Math.max(1, moving / rate)) : Optional.empty();
    }
}
