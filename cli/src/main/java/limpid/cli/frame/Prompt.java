package limpid.cli.frame;

import java.util.Optional;

/** Asks the person at this terminal for what shall not be seen. */
public interface Prompt {
    /** What was typed, without having been shown; empty if nobody is at a terminal, or they gave up. */
    Optional<String> secret(String question);
}
