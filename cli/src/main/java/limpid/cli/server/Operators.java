package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import limpid.server.operator.Operator;

/** Finds the operator of a server, running or not. */
public interface Operators {
    /** The operator of the server with this data folder, or the usual one. Fails with: DATA_UNREADABLE, DATA_IN_USE. */
    Operator reach(Optional<Path> data);

    /** Puts a backup in place of the data of a server that does not run. Fails with: DATA_IN_USE, what restoring says. */
    Restored restore(Optional<Path> data, Path from);

    /**
     * What a restore did.
     *
     * @param aside where the data that was there before lies now; empty if there was none
     */
    record Restored(Path data, Optional<Path> aside, long collections) {}
}
