package limpid.cli.device;

import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.StopSignal;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code limpid agent run}: keeps this device in step until somebody stops it. */
@Command(
        name = "run",
        description = "Keeps this device in step, in the foreground, until SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class AgentRun implements Callable<Integer> {
    private final Terminal terminal;
    private final DevicesHere devices;

    @Mixin
    private final StateOption state = new StateOption();

    public AgentRun(Terminal terminal, DevicesHere devices) {
        this.terminal = terminal;
        this.devices = devices;
    }

    @Override
    public Integer call() throws InterruptedException {
        StopSignal signal = StopSignal.listen();
        try {
            devices.run(state.given(), signal::await, () -> terminal.say("Limpid agent is running"));
            return Exit.DONE.code();
        } finally {
            signal.stopped();
        }
    }
}
