package limpid.proof.bench;

import java.io.IOException;
import java.util.List;

/** Works that are done one after the other by one peer, beginning with nothing. */
interface Scenario {
    /** All of its works, in the order of the table. */
    List<Work> works(Sizes sizes);

    /** Does those that the peer can do. */
    void run(Stage stage) throws IOException;
}
