package limpid.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import limpid.core.reason.ReasonException;
import limpid.doctor.check.Check;
import limpid.doctor.check.Examination;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.check.Workers;
import limpid.doctor.checks.AgentCheck;
import limpid.doctor.checks.ClockCheck;
import limpid.doctor.checks.EncryptionCheck;
import limpid.doctor.checks.FreshnessCheck;
import limpid.doctor.checks.HoldingCheck;
import limpid.doctor.checks.Ipv6Check;
import limpid.doctor.checks.LinkCheck;
import limpid.doctor.checks.NameCheck;
import limpid.doctor.checks.PacketCheck;
import limpid.doctor.checks.PlaceCheck;
import limpid.doctor.checks.PlanCheck;
import limpid.doctor.checks.PortCheck;
import limpid.doctor.checks.PortalCheck;
import limpid.doctor.checks.ServerCheck;
import limpid.doctor.checks.ServerDiskCheck;
import limpid.doctor.checks.SignInCheck;
import limpid.doctor.checks.SpaceCheck;
import limpid.doctor.checks.VersionCheck;
import limpid.doctor.diagnosis.Diagnosis;
import limpid.doctor.look.AgentView;
import limpid.doctor.look.Membership;
import limpid.doctor.look.MembershipView;
import limpid.doctor.look.NetworkView;
import limpid.doctor.look.PlaceView;
import limpid.doctor.look.ServerView;
import limpid.host.disk.Disk;
import limpid.host.time.Clock;

/** Examines one device. */
public final class Doctor {
    private final MembershipView membership;
    private final Function<Membership, Views> views;
    private final Workers workers;
    private final Clock clock;

    /** What the doctor looks at on a device that has joined. */
    public record Views(
            NetworkView network, ServerView server, AgentView agent, PlaceView root, PlaceView database, Disk disk) {}

    /**
     * A doctor for one device.
     *
     * @param views opens the views of what the membership names; must not look at anything yet
     */
    public Doctor(MembershipView membership, Function<Membership, Views> views, Workers workers, Clock clock) {
        this.membership = membership;
        this.views = views;
        this.workers = workers;
        this.clock = clock;
    }

    /** Runs all checks, now, and says what is the matter. */
    public Diagnosis examine() throws InterruptedException {
        long began = clock.nanos();
        try {
            var joined = membership.read();
            return Diagnosis.of(new Examination(workers, clock).run(checks(joined)));
        } catch (ReasonException e) {
            var found = Finding.Problem.of(e.reason());
            long millis = (clock.nanos() - began) / 1_000_000;
            return Diagnosis.of(List.of(new Examined("joined", "This computer has joined a server", found, millis)));
        }
    }

    private List<Check> checks(Membership joined) {
        var see = views.apply(joined);
        var checks = new ArrayList<Check>();
        checks.add(new LinkCheck(joined, see.network(), clock));
        checks.add(new NameCheck(joined, see.network(), clock));
        checks.add(new PortalCheck(joined, see.network(), clock));
        checks.add(new PortCheck(joined, see.network(), clock));
        checks.add(new Ipv6Check(joined, see.network(), clock));
        checks.add(new EncryptionCheck(joined, see.network(), clock));
        checks.add(new ServerCheck(joined, see.server(), clock));
        checks.add(new VersionCheck(see.server(), clock));
        checks.add(new ClockCheck(see.server(), clock));
        checks.add(new SignInCheck(see.server(), clock));
        checks.add(new PacketCheck(joined, see.server(), clock));
        checks.add(new PlanCheck(see.server(), clock));
        checks.add(new ServerDiskCheck(see.server(), clock));
        checks.add(new SpaceCheck(List.of(joined.root(), joined.state()), see.disk(), clock));
        checks.add(PlaceCheck.root(see.root()));
        checks.add(PlaceCheck.database(see.database()));
        checks.add(new AgentCheck(see.agent(), clock));
        checks.addAll(HoldingCheck.all(see.agent(), clock));
        checks.add(new FreshnessCheck(see.agent(), clock));
        return List.copyOf(checks);
    }
}
