package limpid.server.program;

import java.nio.file.Path;
import java.util.Optional;
import limpid.host.disk.Disk;
import limpid.server.admin.Witness;

/**
 * Remembers, outside of the data folder, how far a server had come, so that an older copy of the data that was put back by
 * hand is noticed at the next start.
 */
final class WitnessFile {
    private final Path folder;
    private final Disk disk;

    WitnessFile(ServerSettings settings, Disk disk) {
        this.folder = settings.witnesses();
        this.disk = disk;
    }

    /** What was testified last about a server; empty if nothing was, or it cannot be read. */
    Optional<Witness> last(String server) {
        return file(server).read().flatMap(Witness::parse);
    }

    /** Testifies. */
    void write(Witness witness) {
        file(witness.server()).write(witness.text());
    }

    private SmallFile file(String server) {
        return new SmallFile(disk, folder.resolve(server));
    }
}
