package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.AgentView;
import limpid.host.time.Clock;

/** Does the agent run? */
public final class AgentCheck implements Check {
    public static final String ID = "agent";

    private final AgentView agent;
    private final Clock clock;

    public AgentCheck(AgentView agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Limpid runs on this device";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        var status = agent.look();
        var seen = new Seen("agent", clock);
        status.seenAt().ifPresent(time -> seen.that("last-seen-at", time));
        return status.running()
                ? seen.that("state", status.state()).healthy()
                : seen.problem(ReasonCode.AGENT_NOT_RUNNING, Subject.device());
    }
}
