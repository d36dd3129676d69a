package limpid.doctor.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.core.reason.Wording;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;

/** Do the clocks of this device and the server agree? The time the question took counts for neither side. */
public final class ClockCheck implements Check {
    public static final String ID = "clock";

    private final ServerView server;
    private final Clock clock;

    public ClockCheck(ServerView server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "The clocks agree";
    }

    @Override
    public List<String> needs() {
        return List.of(ServerCheck.ID);
    }

    @Override
    public Finding look() {
        long began = clock.nanos();
        var before = clock.now();
        var theirs = server.hello().time();
        var half = Duration.ofNanos((clock.nanos() - began) / 2);
        return judge(before.plus(half), theirs);
    }

    private Finding judge(Instant ours, Instant theirs) {
        var difference = Duration.between(theirs, ours);
        var seen = new Seen("server's hello", clock)
                .that("device-time", ours)
                .that("server-time", theirs)
                .that("difference-seconds", difference.toSeconds(), "at most " + Wording.span(Limits.CLOCK_DIFFERENCE));
        return difference.abs().compareTo(Limits.CLOCK_DIFFERENCE) > 0
                ? seen.problem(ReasonCode.CLOCK_SKEW_DEVICE, Subject.device())
                : seen.healthy();
    }
}
