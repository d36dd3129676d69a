package limpid.server.admin;

import java.time.Instant;
import java.util.List;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** Whether devices have gone silent. Their owners see which; whoever runs the server sees how many. */
public record SilenceWatch(Census census, Clock clock) implements Overview.Watch {
    @Override
    public List<Reason> problems() {
        Tally tally = census.tally();
        if (tally.silent() == 0) {
            return List.of();
        }
        Instant now = clock.now();
        String which = tally.silent() == 1 ? "One of the devices" : "A group of " + tally.silent() + " devices";
        return List.of(Reason.of(
                ReasonCode.DEVICE_SILENT,
                Subject.server(which),
                now,
                new Evidence(
                        "last-report-at", now.minus(DeviceHealth.SILENT_AFTER).toString(), "later", "census", now)));
    }
}
