package limpid.cli.frame;

import java.io.Console;
import java.util.Optional;

/** Asks on the terminal that this process was started on. */
public final class ConsolePrompt implements Prompt {
    @Override
    public Optional<String> secret(String question) {
        Console console = System.console();
        if (!console.isTerminal()) {
            return Optional.empty();
        }
        return Optional.ofNullable(console.readPassword("%s ", question)).map(String::new);
    }
}
