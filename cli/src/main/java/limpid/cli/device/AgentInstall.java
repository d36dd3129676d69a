package limpid.cli.device;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.DeviceRecord;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Places;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonCode;
import limpid.host.disk.Disk;
import limpid.host.disk.PrivateFile;
import limpid.host.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid agent install}: writes what the system needs to start the agent with the person's session. */
@Command(
        name = "install",
        description = "Writes a service file that starts the agent with your session, and says how to switch it on.",
        mixinStandardHelpOptions = true)
public final class AgentInstall implements Callable<Integer> {
    private static final String LAUNCHER = "LIMPID_LAUNCHER";
    private static final String USUAL = "limpid-agent";

    private final Terminal terminal;
    private final Devices devices;
    private final Places places;
    private final Disk disk;
    private final Clock clock;

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--launcher",
            paramLabel = "FILE",
            description = "The program to start; the one that runs this otherwise.")
    private @Nullable Path launcher;

    public AgentInstall(Terminal terminal, Devices devices, Places places, Disk disk, Clock clock) {
        this.terminal = terminal;
        this.devices = devices;
        this.places = places;
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        DeviceRecord device = devices.folder(state.given()).record();
        Optional<Path> program = Optional.ofNullable(launcher)
                .or(() -> places.machine().variable(LAUNCHER).map(Path::of))
                .map(path -> path.toAbsolutePath().normalize());
        if (program.isEmpty() || disk.stat(program.get()).isEmpty()) {
            terminal.remark(
                    "It is not known which program the service shall start. [" + ReasonCode.SETTINGS_INVALID + "]");
            terminal.remark("What to do: limpid agent install --launcher FILE, with the path of the limpid script.");
            return Exit.USAGE.code();
        }
        Path usual = places.deviceState();
        Path folder = state.given().orElse(usual).toAbsolutePath().normalize();
        String label = folder.equals(usual.toAbsolutePath().normalize()) ? USUAL : USUAL + "-" + plain(device);
        ServiceFile file =
                ServiceFile.of(places.machine(), new ServiceFile.Wish(label, device.name(), program.get(), folder));
        write(file);
        say(file);
        return Exit.DONE.code();
    }

    /** Names of devices are free text; their ids tell two of one name apart. */
    private static String plain(DeviceRecord device) {
        String name = device.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String id = device.device().text();
        return (name.isEmpty() ? "device" : name) + "-" + id.substring(0, Math.min(8, id.length()));
    }

    private void write(ServiceFile file) {
        Optional.ofNullable(file.path().getParent()).ifPresent(disk::createFolders);
        new PrivateFile(file.path(), clock).write(file.text());
    }

    private void say(ServiceFile file) {
        terminal.say("Written: " + file.path());
        if (!file.tested()) {
            terminal.say("This way has not been tested on this system yet. Please tell us how it went.");
        }
        terminal.say("Switch it on with:");
        file.commands().forEach(command -> terminal.say("    " + command));
    }
}
