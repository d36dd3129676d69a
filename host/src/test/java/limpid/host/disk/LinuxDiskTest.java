package limpid.host.disk;

import java.nio.file.Path;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.io.TempDir;

class LinuxDiskTest implements DiskContract {
    @TempDir
    private Path folder = Path.of("");

    private final Disk disk = new LinuxDisk(new SystemClock());

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public Path root() {
        return folder;
    }
}
