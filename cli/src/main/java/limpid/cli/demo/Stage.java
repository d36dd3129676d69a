package limpid.cli.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import limpid.cli.device.Devices;
import limpid.cli.device.DevicesHere;
import limpid.cli.device.Join;
import limpid.cli.frame.Places;
import limpid.cli.server.Servers;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.place.PrivateFolder;
import limpid.host.task.TaskScope;
import limpid.server.account.NewPerson;
import limpid.server.operator.Operator;
import limpid.server.program.Machine;
import limpid.server.program.Server;
import limpid.server.program.SettingsFile.Options;
import limpid.wire.message.Release;

/**
 * A real server and real devices of it, below one scratch folder. Used by one thread at a time; whoever closes it does so
 * after the story has ended.
 */
final class Stage implements AutoCloseable {
    static final String EMAIL = "ada@example.org";

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final int PASSWORD_BYTES = 12;

    private final Path scratch;
    private final Servers servers;
    private final DevicesHere devices;
    private final String password;
    private final CountDownLatch dismissed = new CountDownLatch(1);

    private Optional<Server> server;
    private final String url;

    /** With a server that runs and has an owner. Fails with: what starting a server says. */
    Stage(Path scratch, Places outside, Machine machine) throws InterruptedException {
        PrivateFolder.make(scratch, machine.clock());
        this.scratch = scratch;
        Places places = outside.movedTo(scratch);
        this.servers =
                new Servers(places, machine, () -> SocketHttp.open(machine.clock(), new ServerTrust.Authorities()));
        this.devices = new DevicesHere(
                places,
                new DevicesHere.Machine(machine.clock(), machine.chance(), machine.disk(), machine.tasks()),
                Release.VERSION);
        this.password = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(machine.chance().bytes(PASSWORD_BYTES));
        Server first = servers.start(Optional.empty(), new Options(Optional.of(data()), Optional.of("127.0.0.1:0")));
        this.server = Optional.of(first);
        this.url = first.url();
        order(operator -> operator.owner(new NewPerson("Ada", EMAIL, password)));
    }

    private interface Order<T> {
        T of(Operator operator);
    }

    private <T> T order(Order<T> order) throws InterruptedException {
        return servers.at(Optional.empty(), Optional.of(data())).carryOut(order::of);
    }

    private Path data() {
        return scratch.resolve("server");
    }

    /** The address of the page. */
    String url() {
        return url;
    }

    String password() {
        return password;
    }

    Devices devices() {
        return devices;
    }

    Path state(String device) {
        return scratch.resolve("state-" + device);
    }

    Path files(String device) {
        return scratch.resolve(device).resolve("Files");
    }

    /** Makes a device and lets its agent run in {@code scope} until {@link #dismiss}. */
    void bringIn(String device, TaskScope scope) throws InterruptedException {
        String code = order(operator -> operator.code(EMAIL)).text();
        Optional<Path> state = Optional.of(state(device));
        devices.join(
                new Join.Wish(URI.create(url), code, Optional.of(scratch.resolve(device)), state, Optional.of(device)));
        CountDownLatch ready = new CountDownLatch(1);
        scope.forkBusy(device, () -> devices.run(state, dismissed::await, ready::countDown));
        if (!ready.await(START_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the agent of " + device + " did not start");
        }
    }

    /** Lets the agents end. */
    void dismiss() {
        dismissed.countDown();
    }

    /** Takes the server away. */
    void cutServer() {
        server.ifPresent(Server::close);
        server = Optional.empty();
    }

    /** Starts it again, at the same address. */
    void startServer() throws InterruptedException {
        String address = URI.create(url).getAuthority();
        server = Optional.of(servers.start(Optional.empty(), new Options(Optional.of(data()), Optional.of(address))));
    }

    /** Gives the home a plan. */
    void plan(long bytes) throws InterruptedException {
        order(operator -> {
            operator.plan(Optional.empty(), bytes);
            return operator;
        });
    }

    @Override
    public void close() {
        dismiss();
        cutServer();
    }
}
