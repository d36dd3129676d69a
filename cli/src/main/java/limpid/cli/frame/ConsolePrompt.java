package limpid.cli.frame;

import java.io.Console;
import java.util.Optional;

/** Asks on the terminal that this process was started on. */
public final class ConsolePrompt implements Prompt {
    @Override
    public Optional<String> secret(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s ", question)))
                .map(String::new);
    }
}
