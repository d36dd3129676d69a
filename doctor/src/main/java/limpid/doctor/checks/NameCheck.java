package limpid.doctor.checks;

import java.time.Duration;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.host.time.Clock;

/** Does the server's name lead to an address? */
public final class NameCheck implements Check {
    public static final String ID = "server-name";

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public NameCheck(Membership membership, NetworkView network, Clock clock) {
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
        return "The server's name leads to an address";
    }

    @Override
    public List<String> needs() {
        return List.of(LinkCheck.ID);
    }

    /** Whoever answers for names and does not is as good as gone. */
    @Override
    public Finding late(Duration waited) {
        return new Seen("name lookup", clock)
                .that("host", membership.host())
                .that("system-said", "no answer within " + waited.toSeconds() + " seconds")
                .problem(ReasonCode.DNS_FAILURE, Subject.server(membership.host()));
    }

    @Override
    public Finding look() {
        var addresses = network.addresses(membership.host(), Limits.STEP);
        return new Seen("name lookup", clock)
                .that("host", membership.host())
                .that("addresses", String.join(", ", addresses))
                .healthy();
    }
}
