package limpid.host.disk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import limpid.host.disk.SimDisk.Names;
import limpid.host.time.Clock;
import limpid.host.time.SimClock;
import org.junit.jupiter.api.Nested;

/** The simulated disk keeps what every disk promises, whether or not it tells case apart. */
class SimDiskContractTest {
    private static final Path ROOT = Path.of("/root");

    private static SimDisk disk(Names names) {
        SimDisk disk = new SimDisk(new TickingClock(new SimClock()), names);
        disk.createFolders(ROOT);
        return disk;
    }

    /** Moves on whenever somebody looks. */
    private record TickingClock(SimClock clock) implements Clock {
        @Override
        public Instant now() {
            clock.advance(Duration.ofMillis(1));
            return clock.now();
        }

        @Override
        public long nanos() {
            return clock.nanos();
        }
    }

    @Nested
    class WithExactNames implements DiskContract {
        private final SimDisk disk = SimDiskContractTest.disk(Names.EXACT);

        @Override
        public Disk disk() {
            return disk;
        }

        @Override
        public Path root() {
            return ROOT;
        }
    }

    @Nested
    class WithFoldingNames implements DiskContract {
        private final SimDisk disk = SimDiskContractTest.disk(Names.FOLDING);

        @Override
        public Disk disk() {
            return disk;
        }

        @Override
        public Path root() {
            return ROOT;
        }
    }
}
