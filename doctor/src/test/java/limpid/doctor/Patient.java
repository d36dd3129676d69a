package limpid.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.id.DeviceId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.doctor.check.Finding.Held;
import limpid.doctor.check.OneAfterAnother;
import limpid.doctor.diagnosis.Diagnosis;
import limpid.doctor.look.AgentStatus;
import limpid.doctor.look.CertificateFacts;
import limpid.doctor.look.Membership;
import limpid.doctor.look.NetworkView;
import limpid.doctor.look.PlaceView;
import limpid.doctor.look.Reach;
import limpid.doctor.look.ServerView;
import limpid.host.disk.SimDisk;
import limpid.host.time.SimClock;
import limpid.wire.message.DeviceState;
import limpid.wire.message.Hello;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;

/** A device, its network and its server, all well until a test makes them ill. */
final class Patient {
    static final String SERVER_ID = "server-one";
    static final long GB = 1_000_000_000L;

    final SimClock clock = new SimClock();
    final SimDisk disk = new SimDisk(clock, SimDisk.Names.EXACT);
    final Map<String, Reach> ports = new HashMap<>();
    final List<String> links = new ArrayList<>(List.of("eth0 192.168.1.5"));
    final List<String> addresses = new ArrayList<>(List.of("203.0.113.7"));

    String address = "https://cloud.example";
    Optional<ReasonCode> membershipFails = Optional.empty();
    Duration namesTake = Duration.ZERO;
    Optional<ReasonCode> namesFail = Optional.empty();
    Optional<ReasonCode> handshakeFails = Optional.empty();
    Optional<ReasonCode> serverFails = Optional.empty();
    Optional<ReasonCode> signInFails = Optional.empty();
    Optional<ReasonCode> packetsFail = Optional.empty();
    Optional<ReasonCode> rootFails = Optional.empty();
    Optional<ReasonCode> databaseFails = Optional.empty();
    Optional<String> portal = Optional.empty();
    String serverId = SERVER_ID;
    int protocolMin = 1;
    int protocolMax = 1;
    Duration serverAhead = Duration.ZERO;
    SpaceState space = new SpaceState(10 * GB, 2 * GB, 0, GB);
    Optional<StorageState> storage =
            Optional.of(new StorageState(StorageState.Room.ENOUGH, Optional.empty(), List.of()));
    boolean agentRuns = true;
    String agentState = "IN_STEP";
    final List<Held> holding = new ArrayList<>();
    Duration sinceContact = Duration.ofSeconds(20);
    Duration sinceScan = Duration.ofMinutes(10);

    Patient() {
        disk.createFolders(root());
        disk.createFolders(state());
        answers(443);
    }

    static Path root() {
        return Path.of("/home/ada/Limpid");
    }

    static Path state() {
        return Path.of("/home/ada/.local/state/limpid");
    }

    void answers(int port) {
        for (var address : addresses) {
            ports.put(address + " " + port, new Reach.Answered(Duration.ofMillis(12)));
        }
    }

    void holds(ReasonCode code, long items, String... sample) {
        var reason =
                Reason.of(code, Subject.item(sample.length > 0 ? sample[0] : ""), clock.now(), seen("path", sample));
        holding.add(new Held(reason, items, Arrays.asList(sample)));
    }

    private Evidence seen(String what, String... values) {
        return new Evidence(what, String.join(" ", values), "", "agent", clock.now());
    }

    Diagnosis examined() {
        var doctor = new Doctor(this::membership, _ -> views(), new OneAfterAnother(clock), clock);
        try {
            return doctor.examine();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Doctor.Views views() {
        return new Doctor.Views(
                new Network(),
                new Server(),
                this::agent,
                place(() -> rootFails, "marker"),
                place(() -> databaseFails, "quick-check"),
                disk);
    }

    private Membership membership() {
        fail(membershipFails, Subject.device());
        return new Membership(URI.create(address), SERVER_ID, root(), state());
    }

    private AgentStatus agent() {
        var now = clock.now();
        return new AgentStatus(
                agentRuns,
                Optional.of(now.minusSeconds(5)),
                agentState,
                holding,
                Optional.of(now.minus(sinceScan)),
                Optional.of(now.minus(sinceContact)),
                Optional.of(now.minus(sinceContact)));
    }

    private PlaceView place(Supplier<Optional<ReasonCode>> failure, String what) {
        return () -> {
            fail(failure.get(), Subject.root(root().toString()));
            return List.of(seen(what, "found"));
        };
    }

    private void fail(Optional<ReasonCode> code, Subject subject) {
        if (code.isPresent()) {
            throw new ReasonException(Reason.of(code.get(), subject, clock.now()));
        }
    }

    private final class Network implements NetworkView {
        @Override
        public List<String> linksUp() {
            return links;
        }

        @Override
        public List<String> addresses(String host, Duration deadline) {
            clock.advance(namesTake);
            fail(namesFail, Subject.server(host));
            return addresses;
        }

        @Override
        public Reach connect(String address, int port, Duration deadline) {
            return ports.getOrDefault(address + " " + port, new Reach.Silent(deadline));
        }

        @Override
        public CertificateFacts handshake(String host, int port, Duration deadline) {
            fail(handshakeFails, Subject.server(host));
            return new CertificateFacts(
                    host, "Example Authority", Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(36_500)));
        }

        @Override
        public Optional<String> foreignPage(String host, Duration deadline) {
            return portal;
        }
    }

    private final class Server implements ServerView {
        @Override
        public Hello hello() {
            fail(serverFails, Subject.server(address));
            return new Hello(
                    serverId,
                    "home",
                    "0.1.0",
                    protocolMin,
                    protocolMax,
                    trueTime().plus(serverAhead),
                    true);
        }

        @Override
        public DeviceState state() {
            fail(serverFails, Subject.server(address));
            fail(signInFails, Subject.device());
            return new DeviceState(new DeviceId("d1"), "laptop", "Ada", space, storage, List.of(), trueTime());
        }

        @Override
        public long exchangePackets() {
            fail(packetsFail, Subject.server(address));
            return 6_400;
        }

        private Instant trueTime() {
            return clock.now().minus(clock.skew());
        }
    }
}
