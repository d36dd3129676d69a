package limpid.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import limpid.cli.device.DevicesHere;
import limpid.cli.frame.Places;
import limpid.cli.frame.SystemPace;
import limpid.cli.frame.Terminal;
import limpid.cli.server.Servers;
import limpid.host.chance.Chance;
import limpid.host.chance.SystemChance;
import limpid.host.disk.Disk;
import limpid.host.disk.RealDisk;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.task.TaskScope;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import limpid.server.account.NewPerson;
import limpid.server.program.Machine;
import limpid.server.program.Server;
import limpid.server.program.SettingsFile.Options;
import limpid.wire.message.Release;
import picocli.CommandLine.Help.Ansi;

/** A server and computers of one person in this process, below one folder, and the commands that are typed at them. */
final class Household implements AutoCloseable {
    private static final String EMAIL = "ada@example.org";

    private final Path home;
    private final Clock clock = new SystemClock();
    private final Chance chance = new SystemChance();
    private final Disk disk = RealDisk.of(clock);
    private final Tasks tasks = new Tasks((_, cause) -> {
        throw new AssertionError(cause);
    });
    private final Machine machine = new Machine(disk, clock, chance, tasks, (_, cause) -> {
        throw new AssertionError(cause);
    });
    private final Places places;
    private final Servers servers;
    private final DevicesHere devices;
    private final TaskScope scope = tasks.openLasting("agents");
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private final Server server;

    /** What a command answered. */
    record Said(int exit, String out, String err) {}

    /** With a server that runs and has an owner, and no device yet. */
    Household(Path home) throws InterruptedException {
        this.home = home;
        this.places = new Places(new limpid.host.place.Machine(
                limpid.host.place.Machine.Kind.LINUX, "a system", "desk", "ada", home, home, Map.of()));
        this.servers = new Servers(places, machine, () -> SocketHttp.open(clock, new ServerTrust.Authorities()));
        this.devices = new DevicesHere(places, new DevicesHere.Machine(clock, chance, disk, tasks), Release.VERSION);
        this.server = servers.start(Optional.empty(), new Options(Optional.of(data()), Optional.of("127.0.0.1:0")));
        servers.at(Optional.empty(), Optional.of(data()))
                .carryOut(operator -> operator.owner(new NewPerson("Ada", EMAIL, "four plain words")));
    }

    private Path data() {
        return home.resolve("server");
    }

    /** Where a computer keeps what it remembers as a device. */
    Path state(String computer) {
        return home.resolve("state-" + computer);
    }

    /** Where a computer keeps its files. */
    Path root(String computer) {
        return home.resolve(computer);
    }

    Path file(String computer, String path) {
        return root(computer).resolve("Files").resolve(path);
    }

    void write(String computer, String path, String text) {
        Path file = file(computer, path);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return server.url();
    }

    /** A code for one more device. */
    String code() throws InterruptedException {
        return servers.at(Optional.empty(), Optional.of(data()))
                .carryOut(operator -> operator.code(EMAIL))
                .text();
    }

    /** A computer joins, and its agent runs until the end. */
    void joins(String computer) throws InterruptedException {
        Said said =
                types(computer, "join", url(), code(), "--root", root(computer).toString(), "--name", computer);
        if (said.exit() != 0) {
            throw new AssertionError(said);
        }
        runs(computer);
    }

    /** The agent of a computer starts. */
    void runs(String computer) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        Optional<Path> state = Optional.of(state(computer));
        scope.forkBusy(computer, () -> devices.run(state, dismissed::await, ready::countDown));
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the agent of " + computer + " does not start");
        }
    }

    /** Waits until all is in step at these computers, here and there. */
    void settle(String... computers) {
        for (String computer : computers) {
            Said said = types(computer, "settle");
            if (said.exit() != 0) {
                throw new AssertionError(said);
            }
        }
    }

    /** A command about the device that a computer is. */
    Said types(String computer, String... words) {
        List<String> all = Stream.concat(
                        Arrays.stream(words),
                        Stream.of("--state", state(computer).toString()))
                .toList();
        return types(all);
    }

    /** A command for the server. */
    Said orders(String... words) {
        return types(Stream.concat(
                        Stream.concat(Stream.of("admin"), Arrays.stream(words)), Stream.of("--data", data().toString()))
                .toList());
    }

    private Said types(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
        Program program = new Program(
                terminal,
                places,
                defect -> {
                    throw new AssertionError(defect);
                },
                machine,
                servers,
                devices,
                new SystemPace(clock),
                file -> {
                    throw new AssertionError(file);
                },
                question -> Optional.empty());
        int exit = Main.run(program, words.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        dismissed.countDown();
        scope.close();
        server.close();
    }
}
