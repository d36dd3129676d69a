package limpid.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import limpid.cli.frame.Exit;
import limpid.cli.frame.Terminal;
import limpid.core.reason.Wording;
import limpid.server.operator.Operator.PersonLine;
import limpid.server.operator.TownJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code limpid admin people}: everybody who can sign in. */
@Command(
        name = "people",
        description = "Lists people, or those with TEXT in name or address.",
        mixinStandardHelpOptions = true)
public final class AdminPeople implements Callable<Integer> {
    private static final String ROW = "%-28s  %-24s  %-14s  %7s  %-10s  %s";

    private final Terminal terminal;
    private final Operators operators;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "TEXT", arity = "0..1", description = "A part of a name or of an address.")
    private String text = "";

    @Option(names = "--json", description = "One JSON list, for scripts.")
    private boolean json;

    public AdminPeople(Terminal terminal, Operators operators) {
        this.terminal = terminal;
        this.operators = operators;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<PersonLine> people = data.of(operators).carryOut(operator -> operator.people(text));
        if (json) {
            terminal.say(new String(TownJson.PEOPLE.encode(people), UTF_8));
            return Exit.DONE.code();
        }
        terminal.say(String.format(Locale.ROOT, ROW, "ADDRESS", "NAME", "ROLE", "DEVICES", "USED", "STATE"));
        people.forEach(person -> terminal.say(String.format(
                Locale.ROOT,
                ROW,
                person.email(),
                person.name(),
                person.role() + (person.administrator() ? " ADMIN" : ""),
                person.devices(),
                Wording.size(person.usedBytes()),
                state(person))));
        return Exit.DONE.code();
    }

    private static String state(PersonLine person) {
        return person.disabledAt()
                .map(since -> "disabled since " + Wording.time(since))
                .or(() -> person.lastSeenAt().map(seen -> "last seen " + Wording.time(seen)))
                .orElse("no device yet");
    }
}
