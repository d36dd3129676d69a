package limpid.agent.watch;

import java.util.Optional;

/** Says what is left out of step on purpose. */
public interface IgnoreRules {
    /** Leaves nothing out. */
    IgnoreRules NONE = (path, folder) -> Optional.empty();

    /** The rule that leaves {@code path} out, as a person wrote it; empty if none does. */
    Optional<String> match(String path, boolean folder);
}
