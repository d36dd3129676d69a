package limpid.wire.message;

import java.util.List;
import java.util.Optional;

/**
 * What a device tells of the machine it is. Nothing is guessed: what the machine does not say is empty. Texts have at most
 * 200 characters.
 *
 * @param model as its maker calls it
 * @param system the operating system with its version
 * @param serial the serial number that its maker gave it
 * @param disk of the volume where its files are
 * @param battery empty for a machine without one
 * @param collections what it keeps in step
 */
public record MachineFacts(
        Optional<String> model,
        Optional<String> system,
        Optional<String> serial,
        Optional<Disk> disk,
        Optional<Battery> battery,
        List<Holding> collections) {
    /** Longest text in characters. */
    public static final int TEXT_MAX = 200;
    /** Most collections that a device tells of. */
    public static final int COLLECTIONS_MAX = 50;

    public MachineFacts {
        collections = List.copyOf(collections);
        model.ifPresent(MachineFacts::check);
        system.ifPresent(MachineFacts::check);
        serial.ifPresent(MachineFacts::check);
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > TEXT_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not 1 to " + TEXT_MAX + " printable characters");
        }
    }

    /** How full a volume is. */
    public record Disk(long freeBytes, long totalBytes) {}

    /** How full a battery is, in percent, and whether it is being filled. */
    public record Battery(int percent, boolean charging) {
        public Battery {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("not 0 to 100");
            }
        }
    }

    /** How much of one kind of collection stands on the device. */
    public record Holding(String kind, long items, long bytes) {
        public Holding {
            check(kind);
        }
    }
}
