package limpid.doctor.checks;

import java.time.Duration;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.ServerView;
import limpid.host.time.Clock;

/**
 * Do large packets pass? Where a way lets small ones through and drops those that fill it, without a word, everything can
 * be asked and nothing can be sent: the checks that this one needs have just been answered.
 */
public final class PacketCheck implements Check {
    public static final String ID = "large-packets";

    private final Membership membership;
    private final ServerView server;
    private final Clock clock;

    public PacketCheck(Membership membership, ServerView server, Clock clock) {
        this.membership = membership;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Large packets pass";
    }

    @Override
    public List<String> needs() {
        return List.of(SignInCheck.ID);
    }

    @Override
    public Finding look() {
        try {
            return seen().that("packets-bytes", server.exchangePackets()).healthy();
        } catch (ReasonException e) {
            if (e.reason().code() == ReasonCode.TRANSFER_STALLED) {
                return lost();
            }
            throw e;
        }
    }

    @Override
    public Finding late(Duration waited) {
        return lost();
    }

    private Finding lost() {
        return seen().that("small-requests", "answered")
                .that("large-requests", "never answered", "answered")
                .problem(
                        ReasonCode.MTU_BLACKHOLE,
                        Subject.server(membership.server().toString()));
    }

    private Seen seen() {
        return new Seen("a request of several packets", clock).that("address", membership.server());
    }
}
