package limpid.server.program;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.host.disk.DiskLock;
import limpid.host.task.TaskScope;
import limpid.server.gate.Address;
import limpid.server.gate.Gate;
import limpid.server.gate.Routes;
import limpid.server.gate.device.DeviceRoutes;
import limpid.server.gate.device.ServerLabel;
import limpid.server.operator.ChannelOperator.ChannelKey;
import limpid.server.operator.OperatorRoutes;
import limpid.server.page.PageRoutes;
import limpid.wire.message.Release;

/** The server, put together: the only place that knows all its parts. */
public final class Server implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Opened opened;
    private final String url;
    private final Optional<URI> ownerLink;
    private final Optional<Reason> wentBack;

    private Server(Opened opened, String url, Optional<URI> ownerLink, Optional<Reason> wentBack) {
        this.opened = opened;
        this.url = url;
        this.ownerLink = ownerLink;
        this.wentBack = wentBack;
    }

    /**
     * Starts a server; it answers when this returns. Fails with: DATA_IN_USE, DATA_UNREADABLE, PORT_IN_USE,
     * ADDRESS_NOT_ALLOWED, what ledger and blobs say; then nothing of it runs.
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
        Parts parts = Parts.open(settings, folder, machine, opened);
        Optional<Reason> wentBack =
                parts.upkeep().compare(parts.library().serverId(), machine.clock(), machine.chance());
        parts.upkeep().testify();
        opened.add(parts.upkeep()::testify);
        TaskScope tasks = machine.tasks().openLasting("upkeep");
        opened.add(tasks::close);
        parts.upkeep().start(tasks);
        DeviceRoutes devices =
                new DeviceRoutes(parts.library(), new ServerLabel(settings.name(), Release.VERSION), machine.clock());
        Routes pages = pages(parts, machine);
        Routes all = path -> path.isEmpty() || !path.getFirst().equals("v1") ? pages.at(path) : devices.at(path);
        Gate gate = open(new Door(settings.listen(), all, List.of(devices::stop)), parts, machine, opened);
        openChannel(folder, parts, machine, opened);
        Optional<URI> ownerLink = parts.accounts().isSetUp()
                ? Optional.empty()
                : Optional.of(URI.create(
                        gate.url() + "/owner?key=" + parts.ownerLink().mint()));
        return new Server(opened, gate.url(), ownerLink, wentBack);
    }

    private static Routes pages(Parts parts, Machine machine) {
        PageRoutes.Entrance entrance = new PageRoutes.Entrance(
                parts.library().serverId(), parts.accounts(), parts.ownerLink(), parts.sessions());
        return new PageRoutes(entrance, parts.ledger(), parts.library().registry(), machine.clock());
    }

    /** A door of its own for commands on this machine: the one for devices may be open to others. */
    private static void openChannel(DataFolder folder, Parts parts, Machine machine, Opened opened) {
        String secret = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(machine.chance().bytes(SECRET_BYTES));
        Routes routes = new OperatorRoutes(parts.operator(), secret, machine.clock());
        Gate gate = open(new Door(new Address("127.0.0.1", 0), routes, List.of()), parts, machine, opened);
        ChannelFile file = new ChannelFile(folder, machine.clock());
        file.write(new ChannelKey(ChannelFile.address(gate.port()), secret));
        opened.add(file::delete);
    }

    /** What a gate opens to. */
    private record Door(Address address, Routes routes, List<Runnable> onStop) {}

    private static Gate open(Door door, Parts parts, Machine machine, Opened opened) {
        Gate gate = new Gate(
                door.address(),
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
        return url;
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
