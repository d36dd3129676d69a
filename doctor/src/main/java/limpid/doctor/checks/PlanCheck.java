package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;
import limpid.wire.message.SpaceState;

/** Has the plan room? Warned from four fifths on; full when nothing is free. */
public final class PlanCheck implements Check {
    public static final String ID = "plan";

    private final ServerView server;
    private final Clock clock;

    public PlanCheck(ServerView server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "The plan has room";
    }

    @Override
    public List<String> needs() {
        return List.of(SignInCheck.ID);
    }

    @Override
    public Finding look() {
        var space = server.state().space();
        long percent = percent(space);
        var seen = new Seen("server's word on the plan", clock)
                .that("plan-bytes", space.planBytes())
                .that("used-bytes", space.usedBytes())
                .that("reserved-bytes", space.reservedBytes())
                .that("free-bytes", space.freeBytes(), "more than 0")
                .that("used-percent", percent, "under " + Limits.PLAN_PERCENT_WARN);
        if (space.freeBytes() == 0) {
            return seen.problem(ReasonCode.QUOTA_EXCEEDED, Subject.home());
        }
        return percent >= Limits.PLAN_PERCENT_WARN
                ? seen.problem(ReasonCode.PLAN_NEARLY_FULL, Subject.home())
                : seen.healthy();
    }

    /** In floating point: a plan may be larger than a hundredth of what a long holds. */
    private static long percent(SpaceState space) {
        double used = (double) space.usedBytes() + space.reservedBytes();
        return space.planBytes() <= 0 ? 100 : (long) (used / space.planBytes() * 100);
    }
}
