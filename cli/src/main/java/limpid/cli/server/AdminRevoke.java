package limpid.cli.server;

import java.util.Objects;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.id.DeviceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code limpid admin revoke}: signs a device out. */
@Command(
        name = "revoke",
        description = "Signs a device out: its secret is worth nothing from then on.",
        mixinStandardHelpOptions = true)
public final class AdminRevoke implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(
            paramLabel = "DEVICE",
            converter = Ids.OfDevice.class,
            description = "Its id, as 'limpid admin devices' lists it.")
    private @Nullable DeviceId device;

    public AdminRevoke(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        data.of(operators).carryOut(operator -> {
            operator.revoke(Objects.requireNonNull(device));
            return operator;
        });
        terminal.say("The device " + device + " is signed out. The files on it stay there.");
        return Exit.DONE.code();
    }
}
