package limpid.cli.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.PasswordFile;
import limpid.cli.frame.Terminal;
import limpid.server.account.NewPerson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code limpid admin owner}: makes a home and its owner, without a browser. */
@Command(
        name = "owner",
        description = "Makes a home and its owner, without a browser.",
        mixinStandardHelpOptions = true)
public final class AdminOwner implements Callable<Integer> {
    private final Terminal terminal;
    private final Operators operators;
    private final PasswordFile passwords;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--email", paramLabel = "E", required = true, description = "The address to sign in with.")
    private String email = "";

    @Option(names = "--name", paramLabel = "N", required = true, description = "The name for people.")
    private String name = "";

    @Option(
            names = "--password-file",
            paramLabel = "F",
            required = true,
            description = "A file whose first line is the password; - reads it from standard input.")
    private Path passwordFile = Path.of("-");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public AdminOwner(Terminal terminal, Operators operators, PasswordFile passwords) {
        this.terminal = terminal;
        this.operators = operators;
        this.passwords = passwords;
    }

    @Override
    public Integer call() throws InterruptedException {
        NewPerson person = new NewPerson(name, email, passwords.read(passwordFile));
        List<NewPerson.Flaw> flaws = person.flaws();
        if (!flaws.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), flaws.getFirst().sentence());
        }
        data.of(operators).carryOut(operator -> operator.owner(person));
        terminal.say(person.name() + " is the owner now, and signs in as " + person.email() + ".");
        return Exit.DONE.code();
    }
}
