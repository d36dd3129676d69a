package limpid.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import limpid.server.admin.Tally.Health;
import limpid.store.ledger.DeviceRow;
import limpid.wire.json.Codecs;
import limpid.wire.message.MalformedException;

/** Judges devices for whoever runs the server: computers may be off over a weekend, so silence is longer here than for their people. */
public final class DeviceHealth {
    /** A device that was not heard of for this long is silent. */
    public static final Duration SILENT_AFTER = Duration.ofDays(7);

    private DeviceHealth() {}

    /** What its row says at {@code now}. */
    public static Health of(DeviceRow device, Instant now) {
        if (device.seenAt().plus(SILENT_AFTER).isBefore(now)) {
            return Health.SILENT;
        }
        boolean needsYou = device.hold().isPresent() || state(device.report()).equals("NEEDS_YOU");
        return needsYou ? Health.NEEDS_YOU : Health.WELL;
    }

    private static String state(String report) {
        if (report.isEmpty()) {
            return "";
        }
        try {
            return Codecs.REPORT.decode(report.getBytes(UTF_8)).state();
        } catch (MalformedException e) {
            return ""; // of a release that speaks otherwise
        }
    }
}
