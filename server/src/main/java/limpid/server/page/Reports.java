package limpid.server.page;

import java.util.Optional;
import limpid.wire.message.DeviceReport;

/** Reads the report that a device left in its row. */
public interface Reports {
    /** The report in its stored form; empty before the first. */
    Optional<DeviceReport> read(String stored);
}
