package limpid.doctor.checks;

import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.doctor.look.Reach;
import limpid.host.time.Clock;

/**
 * Does the server answer over IPv6 too, if its name promises that? A dead second way makes each connection begin slowly
 * and looks like a server that is now well and now not. A refusal is no dead way: nobody listens there, and says so.
 */
public final class Ipv6Check implements Check {
    public static final String ID = "server-ipv6";

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public Ipv6Check(Membership membership, NetworkView network, Clock clock) {
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
        return "No way to the server is dead";
    }

    @Override
    public List<String> needs() {
        return List.of(PortCheck.ID);
    }

    @Override
    public Finding look() {
        var seen = new Seen("connection attempt", clock);
        for (var address : network.addresses(membership.host(), Limits.STEP)) {
            if (address.contains(":")
                    && network.connect(address, membership.port(), Limits.STEP) instanceof Reach.Silent(var waited)) {
                return seen.that("address", address)
                        .that("waited-millis", waited.toMillis())
                        .problem(
                                ReasonCode.IPV6_BLACKHOLE,
                                Subject.server(membership.server().toString()));
            }
        }
        return seen.that("dead-ways", 0).healthy();
    }
}
