package limpid.host.disk;

import limpid.host.posix.SystemKind;
import limpid.host.time.Clock;

/** Makes the disk of this machine. */
public final class RealDisk {
    private RealDisk() {}

    /** The best disk for this system: by its own calls on Linux, by what Java offers elsewhere. */
    public static Disk of(Clock clock) {
        return SystemKind.isLinux() ? new LinuxDisk(clock) : new PortableDisk(clock);
    }
}
