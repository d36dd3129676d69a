package limpid.server.gate.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import limpid.wire.link.Link;
import limpid.wire.link.LinkContract;
import org.junit.jupiter.api.AfterEach;

/** The link over real HTTP to a real gate. */
class HttpLinkContractTest implements LinkContract {
    private final OpenGate gate = new OpenGate(Duration.ofSeconds(15), path -> Map.of());
    private final Link link = gate.newDevice("contract");

    @Override
    public Link subject() {
        return link;
    }

    @AfterEach
    void noDefectsAndOut() {
        gate.close();
        assertThat(gate.defects).isEmpty();
    }
}
