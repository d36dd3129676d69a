package limpid.host.power;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Linux says under {@code /sys/class/power_supply}. A machine without a battery is never on one. Whether a
 * link is metered the kernel does not know. Source: Documentation/ABI/testing/sysfs-class-power.
 */
public final class LinuxConditions implements Conditions {
    private final Path supplies;

    private LinuxConditions(Path supplies) {
        this.supplies = supplies;
    }

    /** Of this machine; nothing is known where the system has no such folder. */
    public static LinuxConditions ofMachine() {
        return of(Path.of("/sys/class/power_supply"));
    }

    static LinuxConditions of(Path supplies) {
        return new LinuxConditions(supplies);
    }

    @Override
    public Readings now() {
        List<Path> all = list();
        List<Path> batteries = all.stream()
                .filter(supply -> value(supply, "type").equals(Optional.of("Battery")))
                .filter(supply -> !value(supply, "scope").equals(Optional.of("Device"))) // a mouse has one as well
                .toList();
        Optional<Integer> percent = batteries.stream()
                .flatMap(battery -> value(battery, "capacity").stream())
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .findFirst();
        Optional<Boolean> onBattery = Files.isDirectory(supplies)
                ? Optional.of(batteries.stream()
                        .anyMatch(battery -> value(battery, "status").equals(Optional.of("Discharging"))))
                : Optional.empty();
        return new Readings(onBattery, percent, Optional.empty());
    }

    private List<Path> list() {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(supplies)) {
            found.forEach(all::add);
        } catch (IOException e) {
            return List.of(); // not known, then
        }
        return all;
    }

    private static Optional<String> value(Path supply, String name) {
        try {
            return Optional.of(Files.readString(supply.resolve(name)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
