package limpid.server.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import limpid.wire.json.Codecs;
import limpid.wire.message.DeviceReport;
import limpid.wire.message.MalformedException;

/** Reads the report that a device left in its row. */
public interface Reports {
    /** The report in its stored form; empty before the first. */
    Optional<DeviceReport> read(String stored);

    /** Reports as the library stores them. One that this release cannot read tells nothing, so nothing is known. */
    static Reports stored() {
        return stored -> {
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(Codecs.REPORT.decode(stored.getBytes(UTF_8)));
            } catch (MalformedException e) {
                return Optional.empty();
            }
        };
    }
}
