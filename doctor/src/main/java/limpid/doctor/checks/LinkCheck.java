package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.host.time.Clock;

/** Is any network up? A server on this very machine needs none. */
public final class LinkCheck implements Check {
    public static final String ID = "network";

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public LinkCheck(Membership membership, NetworkView network, Clock clock) {
        this.membership = membership;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "A network is up";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        var seen = new Seen("network interfaces", clock);
        if (membership.isHere()) {
            return seen.that("server-is", "this machine").healthy();
        }
        var links = network.linksUp();
        if (links.isEmpty()) {
            return seen.that("links-up", "none", "one at least").problem(ReasonCode.OFFLINE, Subject.device());
        }
        return seen.that("links-up", String.join(", ", links)).healthy();
    }
}
