package limpid.cli.server;

import java.nio.file.Path;
import java.util.Optional;
import limpid.server.program.Operation;

/** Finds the server that an order is for. */
public interface Operators {
    /** Orders to the server with these settings and this data folder, or with the usual ones. */
    Operation at(Optional<Path> settings, Optional<Path> data);
}
