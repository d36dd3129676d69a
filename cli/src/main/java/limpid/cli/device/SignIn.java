package limpid.cli.device;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import limpid.agent.run.AgentDoor;
import limpid.agent.run.DeviceRecord;
import limpid.cli.frame.Exit;
import limpid.cli.frame.PasswordFile;
import limpid.cli.frame.Prompt;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.wire.message.SignInRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;

/** {@code limpid sign-in [[URL] CODE]}: makes a device go on that its server does not let in any more. */
@Command(
        name = "sign-in",
        description = {
            "Signs in again on this computer, so that it goes on where it stopped.",
            "Without a code it asks for your password, after that was changed or two-step sign-in was switched on.",
            "With a new code it makes a device that was signed out one again.",
            "Its files, and what it has not sent yet, stay as they are."
        },
        mixinStandardHelpOptions = true)
public final class SignIn implements Callable<Integer> {
    /** What a password may be the answer to; whether it is, the server says. */
    private static final Set<ReasonCode> PASSWORD_HELPS =
            EnumSet.of(ReasonCode.CREDENTIALS_REJECTED, ReasonCode.TWO_FACTOR_REQUIRED, ReasonCode.NOT_SIGNED_IN);

    private final Terminal terminal;
    private final Devices devices;
    private final Membership membership;
    private final PasswordFile passwords;
    private final Prompt prompt;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final StateOption state = new StateOption();

    @Parameters(
            arity = "0..2",
            paramLabel = "[URL] CODE",
            hideParamSyntax = true,
            description = "The server's address, if it is another than before, and the code that the server shows.")
    private List<String> words = List.of();

    @Option(
            names = "--password-file",
            paramLabel = "F",
            description = "A file whose first line is the password; - reads it from standard input.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--code",
            paramLabel = "C",
            description = "The code that your authenticator shows, or a recovery code, where two-step sign-in is on.")
    private @Nullable String code;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public SignIn(Terminal terminal, Devices devices, Membership membership, PasswordFile passwords, Prompt prompt) {
        this.terminal = terminal;
        this.devices = devices;
        this.membership = membership;
        this.passwords = passwords;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        Optional<Reason> refusal = membership.refusal(state.given());
        if (refusal.isEmpty()) {
            return say(devices.folder(state.given()).record(), "This device is signed in already.");
        }
        DeviceRecord device = words.isEmpty() ? byPassword(refusal.get()) : byCode();
        boolean runs =
                devices.ask(state.given(), AgentDoor.question("signed-in")).isPresent();
        return say(
                device, runs ? "Signed in again; the agent goes on." : "Signed in again. Start with: limpid agent run");
    }

    private DeviceRecord byCode() {
        Optional<URI> server = words.size() > 1 ? Optional.of(url(words.getFirst())) : Optional.empty();
        return membership.signIn(state.given(), server, words.getLast());
    }

    /** Fails with: {@code refusal}, where no password helps; what {@link Membership#signInAgain} says. */
    private DeviceRecord byPassword(Reason refusal) {
        if (!PASSWORD_HELPS.contains(refusal.code())) {
            throw new ReasonException(refusal);
        }
        String password = passwordFile == null ? typed("Password:") : passwords.read(passwordFile);
        try {
            return membership.signInAgain(state.given(), new SignInRequest(password, Optional.ofNullable(code)));
        } catch (ReasonException refused) {
            Optional<String> second = refused.reason().code() == ReasonCode.TWO_FACTOR_REQUIRED
                    ? prompt.secret("Code of your authenticator, or a recovery code:")
                    : Optional.empty();
            if (second.isEmpty()) {
                throw refused;
            }
            return membership.signInAgain(state.given(), new SignInRequest(password, second));
        }
    }

    private String typed(String question) {
        return prompt.secret(question)
                .orElseThrow(
                        () -> new ParameterException(
                                spec.commandLine(),
                                "Nobody is here to ask for the password: give --password-file, and --code where it is needed."));
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
