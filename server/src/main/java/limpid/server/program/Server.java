package limpid.server.program;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import limpid.core.reason.Reason;
import limpid.host.disk.DiskLock;
import limpid.host.net.SystemNetProbe;
import limpid.host.task.TaskScope;
import limpid.server.certificate.Certificates;
import limpid.server.gate.Address;
import limpid.server.gate.Encryption;
import limpid.server.gate.Gate;
import limpid.server.gate.Gate.Listening;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.AuthorityRoutes;
import limpid.server.gate.browser.NoWebApp;
import limpid.server.gate.browser.WebApp;
import limpid.server.gate.device.DeviceRoutes;
import limpid.server.gate.device.ServerLabel;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.OperatorRoutes;
import limpid.wire.message.Release;

/** The server, put together: the only place that knows all its parts. */
public final class Server implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final Duration BROWSERS_REMEMBER = Duration.ofDays(180);

    private final Opened opened;
    private final Reached reached;
    private final Optional<URI> ownerLink;
    private final Optional<Reason> wentBack;

    private Server(Opened opened, Reached reached, Optional<URI> ownerLink, Optional<Reason> wentBack) {
        this.opened = opened;
        this.reached = reached;
        this.ownerLink = ownerLink;
        this.wentBack = wentBack;
    }

    /**
     * How this server is reached.
     *
     * @param urls what people and devices type, the best first
     * @param fingerprint of the authority that browsers do not know; empty if it has none of its own
     */
    private record Reached(List<String> urls, Optional<String> fingerprint) {}

    /**
     * Starts a server; it answers when this returns. Fails with: DATA_IN_USE, DATA_UNREADABLE, PORT_IN_USE,
     * ADDRESS_NOT_ALLOWED, what {@link Certificates#open} and ledger and blobs say; then nothing of it runs.
     */
    public static Server start(ServerSettings settings, Machine machine) throws InterruptedException {
        Opened opened = new Opened();
        boolean up = false;
        try {
            Server server = start(settings, machine, opened);
            up = true;
            return server;
        } finally {
            if (!up) {
                opened.close();
            }
        }
    }

    private static Server start(ServerSettings settings, Machine machine, Opened opened) throws InterruptedException {
        DataFolder folder = new DataFolder(settings.data());
        DiskLock hold = folder.hold(machine.disk(), machine.clock());
        opened.add(hold::close);
        Surroundings here = new Surroundings(
                limpid.host.place.Machine.here().hostName(), new SystemNetProbe(machine.clock(), machine.tasks()));
        // Before the data is opened: a certificate that cannot be used is a matter of settings.
        Optional<Certificates> certificates = certificates(settings, folder, here, machine);
        Parts parts = Parts.open(settings, folder, machine, opened);
        parts.library().registry().pin(certificates.flatMap(Certificates::pin));
        Optional<Reason> wentBack =
                parts.upkeep().compare(parts.library().serverId(), machine.clock(), machine.chance());
        parts.upkeep().testify();
        opened.add(parts.upkeep()::testify);
        TaskScope tasks = machine.tasks().openLasting("jobs");
        opened.add(tasks::close);
        AtomicReference<List<String>> urls = new AtomicReference<>(List.of());
        Hearing hearing = Hearing.of(settings.observing(), machine.clock(), opened);
        Housekeeping house = Housekeeping.of(
                parts, new Housekeeping.Place(settings, folder, certificates, urls::get, hearing), machine);
        house.jobs().start(tasks);
        Doors doors = Doors.of(parts, settings, machine, house, Keys.of(parts, machine, opened));
        DeviceRoutes devices = new DeviceRoutes(
                parts.library(), doors.people(), new ServerLabel(settings.name(), Release.VERSION), machine.clock());
        AuthorityRoutes authority = new AuthorityRoutes(() -> certificates.flatMap(Certificates::authorityCertificate));
        Routes all = hearing.over(Routes.of(List.of(devices, Routes.of(doors.routes()), authority, app())));
        Listening listening =
                new Listening(settings.listen(), certificates.map(Server::encryption), settings.proxies());
        Gate gate = open(new Door(listening, all, List.of(devices::stop)), parts, machine, opened);
        openChannel(folder, parts, machine, opened);
        Reached reached = reached(settings, certificates, here, gate);
        urls.set(reached.urls());
        Optional<URI> ownerLink = parts.accounts().isSetUp()
                ? Optional.empty()
                : Optional.of(URI.create(reached.urls().getFirst() + "/owner?key="
                        + parts.ownerLink().mint()));
        return new Server(opened, reached, ownerLink, wentBack);
    }

    private static Optional<Certificates> certificates(
            ServerSettings settings, DataFolder folder, Surroundings here, Machine machine) {
        if (!settings.isEncrypted()) {
            return Optional.empty();
        }
        return Optional.of(Certificates.open(
                settings.tls(),
                folder.tls(),
                () -> here.names(settings.listen(), settings.tls().names()),
                new Certificates.Tools(machine.clock(), machine.chance())));
    }

    /** Only where browsers know the certificate may they insist on it: elsewhere people need the way past the warning. */
    private static Encryption encryption(Certificates certificates) {
        return new Encryption(
                certificates.context(), certificates.isOperatorsOwn() ? BROWSERS_REMEMBER : Duration.ZERO);
    }

    private static Reached reached(
            ServerSettings settings, Optional<Certificates> certificates, Surroundings here, Gate gate) {
        List<String> given = certificates
                .filter(Certificates::isOperatorsOwn)
                .map(Certificates::hostNames)
                .orElse(settings.tls().names());
        String scheme = certificates.isPresent() ? "https://" : "http://";
        List<String> urls = here.hosts(settings.listen(), given).stream()
                .map(host -> scheme + new Address(host, gate.port()))
                .toList();
        return new Reached(
                urls, certificates.filter(all -> all.pin().isPresent()).map(Certificates::fingerprint));
    }

    private static Routes app() {
        return WebApp.load().<Routes>map(app -> app).orElseGet(NoWebApp::new);
    }

    /** A door of its own for commands on this machine: the one for devices may be open to others. */
    private static void openChannel(DataFolder folder, Parts parts, Machine machine, Opened opened) {
        String secret = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(machine.chance().bytes(SECRET_BYTES));
        Routes routes = new OperatorRoutes(parts.operator(), secret, machine.clock());
        Gate gate = open(
                new Door(new Listening(new Address("127.0.0.1", 0), Optional.empty()), routes, List.of()),
                parts,
                machine,
                opened);
        ChannelFile file = new ChannelFile(folder, machine.clock());
        file.write(new ChannelKey(ChannelFile.address(gate.port()), secret));
        opened.add(file::delete);
    }

    /** What a gate opens to. */
    private record Door(Listening listening, Routes routes, List<Runnable> onStop) {}

    private static Gate open(Door door, Parts parts, Machine machine, Opened opened) {
        Gate gate = new Gate(
                door.listening(),
                parts.library().serverId(),
                door.routes(),
                door.onStop(),
                new Gate.Tools(machine.clock(), machine.chance(), machine.defects()));
        gate.start();
        opened.add(gate::stop);
        return gate;
    }

    /** What people and devices type to reach it. */
    public String url() {
        return reached.urls().getFirst();
    }

    /** All that they may type, the best first. */
    public List<String> urls() {
        return reached.urls();
    }

    /** The fingerprint of its own authority, as browsers show it; empty if it has none. */
    public Optional<String> fingerprint() {
        return reached.fingerprint();
    }

    /** The one-time link by which its owner is made; empty if there is one. */
    public Optional<URI> ownerLink() {
        return ownerLink;
    }

    /** That the data is older than it was at the last stop; empty if it is not. */
    public Optional<Reason> wentBack() {
        return wentBack;
    }

    /** Stops in order: requests that run finish, everything promised is kept. */
    @Override
    public void close() {
        opened.close();
    }
}
