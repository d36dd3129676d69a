package limpid.cli.server;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.operator.Operator;
import limpid.server.operator.Operator.DeviceLine;
import limpid.server.operator.OperatorJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid admin devices}: all devices and their last word. */
@Command(name = "devices", description = "Lists all devices.", mixinStandardHelpOptions = true)
public final class AdminDevices implements Callable<Integer> {
    private static final String ROW = "%-24s  %-24s  %-22s  %-12s  %s";

    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "One JSON object, for scripts.")
    private boolean json;

    public AdminDevices(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<DeviceLine> devices = data.of(operators).carryOut(Operator::devices);
        if (json) {
            terminal.say(OperatorJson.ofDevices(devices));
        } else if (devices.isEmpty()) {
            terminal.say("No device has joined yet. To let one in: limpid admin code --person ADDRESS");
        } else {
            print(devices);
        }
        return Exit.DONE.code();
    }

    private void print(List<DeviceLine> devices) {
        terminal.say(String.format(Locale.ROOT, ROW, "DEVICE", "NAME", "PERSON", "STATE", "LAST SEEN"));
        for (DeviceLine device : devices) {
            String state = device.revokedAt().isPresent() ? "SIGNED OUT" : device.state();
            terminal.say(String.format(
                    Locale.ROOT,
                    ROW,
                    device.id(),
                    device.name(),
                    device.person(),
                    state,
                    Wording.time(device.seenAt())));
        }
    }
}
