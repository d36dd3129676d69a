package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.host.time.Clock;

/**
 * Does a sign-in page of the network answer in the server's place? Portals cannot open encrypted connections, so on an
 * encrypted way they look like broken certificates; an unencrypted request to the same name shows them.
 */
public final class PortalCheck implements Check {
    public static final String ID = "no-portal";

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public PortalCheck(Membership membership, NetworkView network, Clock clock) {
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
        return "No sign-in page of the network is in the way";
    }

    @Override
    public List<String> needs() {
        return List.of(LinkCheck.ID);
    }

    @Override
    public Finding look() {
        if (membership.isHere()) {
            return new Finding.NotChecked("the server is on this machine, so no network is in between");
        }
        var page = network.foreignPage(membership.host(), Limits.STEP);
        var seen = new Seen("unencrypted request", clock).that("host", membership.host());
        return page.isPresent()
                ? seen.that("portal", page.get()).problem(ReasonCode.CAPTIVE_PORTAL, Subject.device())
                : seen.that("portal", "none").healthy();
    }
}
