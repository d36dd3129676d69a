package limpid.cli.server;

import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.StopSignal;
import limpid.cli.frame.Terminal;
import limpid.core.reason.ReasonTexts;
import limpid.host.log.LogOutput;
import limpid.server.program.Server;
import limpid.server.program.SettingsFile.Options;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code limpid up}: runs the server until somebody stops it. */
@Command(name = "up", description = "Runs the server until SIGTERM or Ctrl-C.", mixinStandardHelpOptions = true)
public final class Up implements Callable<Integer> {
    private final Terminal terminal;
    private final Servers servers;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description =
                    "Where to listen; 127.0.0.1:8420 unless the settings say otherwise. Port 0 takes any that is free.")
    private @Nullable String listen;

    public Up(Terminal terminal, Servers servers) {
        this.terminal = terminal;
        this.servers = servers;
    }

    @Override
    public Integer call() throws InterruptedException {
        LogOutput.to(System.err, LogOutput.Loudness.WARNINGS);
        Server server = servers.start(data.settings(), new Options(data.given(), Optional.ofNullable(listen)));
        StopSignal signal = StopSignal.listen();
        try (server) {
            announce(server);
            signal.await();
            terminal.remark("Stopping; requests that run may finish.");
        } finally {
            signal.stopped();
        }
        return Exit.DONE.code();
    }

    private void announce(Server server) {
        server.wentBack()
                .ifPresent(
                        reason -> terminal.remark(ReasonTexts.english().sentence(reason) + " [" + reason.code() + "]"));
        server.ownerLink().ifPresent(link -> {
            terminal.say("To become its owner, open this link; it works once, within a day:");
            terminal.say("  " + link);
        });
        terminal.say(
                "To add a computer: choose \"Add a device\" on the page, or run limpid admin code --person ADDRESS.");
        server.fingerprint().ifPresent(this::explainAuthority);
        server.urls().stream().skip(1).forEach(url -> terminal.say("It is reached at " + url + " as well."));
        terminal.say("Limpid is up at " + server.url());
    }

    /** A browser that warns and nobody who said that it would is how people learn to click warnings away. */
    private void explainAuthority(String fingerprint) {
        terminal.say(
                "Devices recognise this server by its join codes. Browsers do not know its authority and will warn once;");
        terminal.say("what they show then must have this SHA-256 fingerprint (docs/devices.md says more):");
        terminal.say("  " + fingerprint);
    }
}
