package limpid.doctor.checks;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.doctor.check.Check;
import limpid.doctor.check.Finding;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.time.Clock;

/** Have the disks of this device room, the one with the folder and the one with the agent's records? */
public final class SpaceCheck implements Check {
    public static final String ID = "device-disk";

    private final List<Path> places;
    private final Disk disk;
    private final Clock clock;

    public SpaceCheck(List<Path> places, Disk disk, Clock clock) {
        this.places = List.copyOf(places);
        this.disk = disk;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "This device's disks have room";
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Finding look() {
        var volumes = new LinkedHashSet<DiskSpace>();
        // A folder that is gone is another check's business.
        places.stream().filter(place -> disk.stat(place).isPresent()).forEach(place -> volumes.add(disk.space(place)));
        if (volumes.isEmpty()) {
            return new Finding.NotChecked("neither the folder nor Limpid's own records are there");
        }
        for (var volume : volumes) {
            if (volume.freeBytes() < Limits.FREE_BYTES_LEAST) {
                return seen(List.of(volume)).problem(ReasonCode.DEVICE_DISK_FULL, Subject.device());
            }
        }
        return seen(List.copyOf(volumes)).healthy();
    }

    private Seen seen(List<DiskSpace> volumes) {
        var seen = new Seen("disk", clock);
        for (var volume : volumes) {
            seen.that("volume", volume.name())
                    .that("free-bytes", volume.freeBytes(), Limits.FREE_BYTES_LEAST)
                    .that("total-bytes", volume.totalBytes());
        }
        return seen;
    }
}
