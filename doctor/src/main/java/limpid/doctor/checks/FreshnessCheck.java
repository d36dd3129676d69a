package limpid.doctor.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.AgentView;
import limpid.host.time.Clock;

/**
 * Does the agent that runs also work: has it read its folder through and spoken to its server lately? Asked only while
 * the server answers the doctor; otherwise the silence has another cause.
 */
public final class FreshnessCheck implements Check {
    public static final String ID = "signs-of-life";

    private final AgentView agent;
    private final Clock clock;

    public FreshnessCheck(AgentView agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Limpid looked at the folder and spoke to the server lately";
    }

    @Override
    public List<String> needs() {
        return List.of(AgentCheck.ID, SignInCheck.ID);
    }

    @Override
    public Finding look() {
        var status = agent.look();
        if (status.state().equals("PAUSED")) {
            return new Finding.NotChecked("it is paused");
        }
        var seen = new Seen("agent", clock);
        status.lastScan().ifPresent(time -> seen.that("last-scan-at", time));
        status.lastPull().ifPresent(time -> seen.that("last-pull-at", time));
        status.lastServerContact().ifPresent(time -> seen.that("last-report-at", time));
        if (isOlder(status.lastServerContact(), Limits.SILENCE_LONGEST)) {
            return seen.problem(ReasonCode.DEVICE_SILENT, Subject.device());
        }
        return isOlder(status.lastScan(), Limits.SCAN_OLDEST)
                ? seen.problem(ReasonCode.UNEXPLAINED, Subject.device())
                : seen.healthy();
    }

    private boolean isOlder(Optional<Instant> time, Duration limit) {
        return time.filter(when -> Duration.between(when, clock.now()).compareTo(limit) > 0)
                .isPresent();
    }
}
