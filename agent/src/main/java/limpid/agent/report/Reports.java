package limpid.agent.report;

import java.util.List;
import limpid.agent.schedule.Status;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonTexts;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MachineFacts;

/** What a device tells its server about itself. */
public final class Reports {
    private static final int REASONS_MAX = 20;

    private final Sentences sentences;

    public Reports(ReasonTexts texts) {
        this.sentences = new Sentences(texts);
    }

    /** The report of an outlook. */
    public DeviceReport of(Outlook outlook, String version, MachineFacts machine) {
        Status status = outlook.status();
        List<Reason> reasons = status.buckets().stream()
                .map(Status.Bucket::reason)
                .limit(REASONS_MAX)
                .toList();
        return new DeviceReport(
                        status.state().name(),
                        sentences.of(status),
                        outlook.since(),
                        status.pendingItems(),
                        status.pendingBytes(),
                        reasons,
                        status.lastScan(),
                        status.seq(),
                        version)
                .from(machine, status.heard());
    }
}
