package limpid.cli.device;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.DeviceRecord;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;

/** {@code limpid sign-in [URL] CODE}: makes a device that was revoked one again. */
@Command(
        name = "sign-in",
        description = {
            "Makes this computer a device again after it was revoked, with a new code.",
            "Its files and what it remembers of them stay as they are."
        },
        mixinStandardHelpOptions = true)
public final class SignIn implements Callable<Integer> {
    private final Terminal terminal;
    private final Devices devices;
    private final Membership membership;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StateOption state = new StateOption();

    @Parameters(
            arity = "1..2",
            paramLabel = "[URL] CODE",
            hideParamSyntax = true,
            description = "The server's address, if it is another than before, and the code that the server shows.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public SignIn(Terminal terminal, Devices devices, Membership membership) {
        this.terminal = terminal;
        this.devices = devices;
        this.membership = membership;
    }

    @Override
    public Integer call() {
        if (membership.isKnown(state.given())) {
            return say(devices.folder(state.given()).record(), "This device is signed in already.");
        }
        Optional<URI> server = words.size() > 1 ? Optional.of(url(words.getFirst())) : Optional.empty();
        DeviceRecord device = membership.signIn(state.given(), server, words.getLast());
        boolean runs =
                devices.ask(state.given(), AgentDoor.question("signed-in")).isPresent();
        return say(
                device, runs ? "Signed in again; the agent goes on." : "Signed in again. Start with: limpid agent run");
    }

    private URI url(String text) {
        try {
            return new ServerUrl().convert(text);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private int say(DeviceRecord device, String sentence) {
        terminal.say(
                json
                        ? new JsonMapper()
                                .createObjectNode()
                                .put("device", device.device().text())
                                .put("name", device.name())
                                .put("sentence", sentence)
                                .toString()
                        : sentence);
        return Exit.DONE.code();
    }
}
