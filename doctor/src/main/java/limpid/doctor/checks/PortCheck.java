package limpid.doctor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.doctor.look.Reach;
import limpid.host.time.Clock;

/**
 * Does the server's port answer? Where it is silent, other ports of the same machine tell a machine that is off from a
 * firewall: no third party is asked.
 */
public final class PortCheck implements Check {
    public static final String ID = "server-port";

    /** A name may have many addresses; the first ones are those that programs use. */
    private static final int ADDRESSES_MAX = 4;
    /** Ports of which one at least answers, if only with a refusal, where a machine is on and no firewall hides it. */
    private static final List<Integer> OTHER_PORTS = List.of(443, 80);
    /** Besides those that begin with 127: who connects to no address in particular reaches this computer, too. */
    private static final Set<String> THIS_COMPUTER = Set.of("0.0.0.0", "0:0:0:0:0:0:0:0", "0:0:0:0:0:0:0:1");

    private final Membership membership;
    private final NetworkView network;
    private final Clock clock;

    public PortCheck(Membership membership, NetworkView network, Clock clock) {
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
        return "The server's port answers";
    }

    @Override
    public List<String> needs() {
        return List.of(NameCheck.ID);
    }

    @Override
    public Finding look() {
        var attempts = new ArrayList<Attempt>();
        var addresses = addresses();
        for (var address : addresses) {
            var deadline = Limits.STEP.dividedBy(addresses.size());
            attempts.add(new Attempt(address, network.connect(address, membership.port(), deadline)));
        }
        return attempts.stream().anyMatch(Attempt::isAnswered) ? seen(attempts).healthy() : outOfReach(attempts);
    }

    private List<String> addresses() {
        return network.addresses(membership.host(), Limits.STEP).stream()
                .limit(ADDRESSES_MAX)
                .toList();
    }

    private Finding outOfReach(List<Attempt> attempts) {
        var seen = seen(attempts);
        if (attempts.stream().allMatch(attempt -> attempt.reach() instanceof Reach.NoRoute)) {
            return seen.problem(ReasonCode.OFFLINE, Subject.device());
        }
        if (!membership.isHere() && attempts.stream().allMatch(Attempt::isToThisComputer)) {
            return seen.that("host", membership.host())
                    .that("address", attempts.getFirst().address(), "that of the server")
                    .problem(ReasonCode.DNS_WRONG_ADDRESS, server());
        }
        var silent = attempts.stream()
                .filter(attempt -> attempt.reach() instanceof Reach.Silent)
                .findFirst();
        if (silent.isPresent() && isAwake(silent.get().address())) {
            return seen.that("host", membership.host())
                    .that("port", membership.port())
                    .that("other-ports", "answer", "")
                    .problem(ReasonCode.FIREWALL_BLOCKED, server());
        }
        return seen.that("problem", silent.isPresent() ? "no answer" : "nobody listens there")
                .problem(ReasonCode.SERVER_UNREACHABLE, server());
    }

    /** A refusal is an answer too: the machine is on, and its packets come back. */
    private boolean isAwake(String address) {
        return OTHER_PORTS.stream()
                .filter(port -> port != membership.port())
                .map(port -> network.connect(address, port, Limits.STEP.dividedBy(4)))
                .anyMatch(reach -> reach instanceof Reach.Answered || reach instanceof Reach.Refused);
    }

    private Subject server() {
        return Subject.server(membership.server().toString());
    }

    private Seen seen(List<Attempt> attempts) {
        var seen = new Seen("connection attempt", clock).that("address", membership.server());
        for (var attempt : attempts) {
            seen.that("attempt", attempt.words(membership.port()));
        }
        return seen;
    }

    private record Attempt(String address, Reach reach) {
        boolean isAnswered() {
            return reach instanceof Reach.Answered;
        }

        /** Filters of names answer so, and entries that somebody made by hand and forgot. */
        boolean isToThisComputer() {
            return address.startsWith("127.") || THIS_COMPUTER.contains(address);
        }

        String words(int port) {
            return address + " port " + port + ": "
                    + switch (reach) {
                        case Reach.Answered(var took) -> "answered in " + took.toMillis() + " ms";
                        case Reach.Refused(var said) -> "refused (" + said + ")";
                        case Reach.Silent(var waited) -> "silent for " + waited.toMillis() + " ms";
                        case Reach.NoRoute(var said) -> "no way there (" + said + ")";
                    };
        }
    }
}
