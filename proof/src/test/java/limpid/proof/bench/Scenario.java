package limpid.proof.bench;

import java.io.IOException;
import java.util.List;

/** One kind of work, on a fresh server with two fresh devices. */
interface Scenario {
    /** Does it, and returns what to print. */
    List<Row> run(Setting setting) throws IOException;
}
