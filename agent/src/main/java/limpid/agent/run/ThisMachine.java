package limpid.agent.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limpid.agent.schedule.Status;
import limpid.core.reason.ReasonException;
import limpid.host.disk.Disk;
import limpid.host.disk.DiskSpace;
import limpid.host.place.Hardware;
import limpid.host.place.Machine;
import limpid.host.power.Conditions;
import limpid.host.power.LinuxConditions;
import limpid.host.power.Readings;
import limpid.wire.message.MachineFacts;

/**
 * What this machine is, for the panel of devices. What does not change is read once.
 *
 * @param system its operating system
 * @param root the folder whose volume counts
 */
record ThisMachine(Hardware hardware, String system, Conditions conditions, Disk disk, Path root) {
    /** The machine that we run on. */
    static ThisMachine here(Disk disk, Path root) {
        return new ThisMachine(Hardware.here(), Machine.here().system(), LinuxConditions.ofMachine(), disk, root);
    }

    /** What to tell of it now. */
    MachineFacts facts(Status status) {
        return new MachineFacts(
                shown(hardware.model()),
                shown(Optional.of(system)),
                shown(hardware.serial()),
                space(),
                battery(conditions.now()),
                List.of(new MachineFacts.Holding("files", status.items(), status.bytes())));
    }

    private static Optional<String> shown(Optional<String> text) {
        return text.map(each -> each.length() > MachineFacts.TEXT_MAX ? each.substring(0, MachineFacts.TEXT_MAX) : each)
                .filter(each -> !each.isBlank() && each.chars().noneMatch(Character::isISOControl));
    }

    /** A root that is away has no volume; why it is away is told elsewhere. */
    private Optional<MachineFacts.Disk> space() {
        try {
            DiskSpace space = disk.space(root);
            return Optional.of(new MachineFacts.Disk(space.freeBytes(), space.totalBytes()));
        } catch (ReasonException away) {
            return Optional.empty();
        }
    }

    private static Optional<MachineFacts.Battery> battery(Readings now) {
        return now.batteryPercent()
                .filter(percent -> percent >= 0 && percent <= 100)
                .map(percent ->
                        new MachineFacts.Battery(percent, !now.onBattery().orElse(false)));
    }
}
