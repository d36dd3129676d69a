package limpid.host.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the maker of a machine wrote into it. Source: Documentation/ABI/testing/sysfs-class-dmi of Linux; SMBIOS 3.7, table
 * type 1.
 *
 * @param model its maker and its name; empty where the machine does not say
 * @param serial the maker's serial number; empty where the machine does not say or not to this account
 */
public record Hardware(Optional<String> model, Optional<String> serial) {
    /** What makers leave in place of a number that they did not fill in. */
    private static final Set<String> FILLERS = Set.of(
            "to be filled by o.e.m.",
            "default string",
            "system serial number",
            "system product name",
            "system manufacturer",
            "not specified",
            "not applicable",
            "none",
            "n/a",
            "invalid",
            "unknown",
            "o.e.m.",
            "oem");

    private static final Path FOLDER = Path.of("/sys/class/dmi/id");

    /** Of this machine. */
    public static Hardware here() {
        return of(FOLDER);
    }

    static Hardware of(Path folder) {
        String model = Stream.of("sys_vendor", "product_name")
                .flatMap(name -> value(folder, name).stream())
                .reduce("", (one, other) -> other.startsWith(one) ? other : one + " " + other);
        return new Hardware(Optional.of(model).filter(text -> !text.isEmpty()), value(folder, "product_serial"));
    }

    private static Optional<String> value(Path folder, String name) {
        try {
            return Optional.of(Files.readString(folder.resolve(name)).strip()).filter(Hardware::isMeant);
        } catch (IOException e) {
            return Optional.empty(); // not there, or not for this account
        }
    }

    private static boolean isMeant(String text) {
        return !FILLERS.contains(text.toLowerCase(Locale.ROOT)) && !text.matches("[0 .-]*");
    }
}
