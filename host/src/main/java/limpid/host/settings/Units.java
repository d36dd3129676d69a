package limpid.host.settings;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values with their units. Nothing is guessed: a number without a unit has no meaning where one belongs. */
public final class Units {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,15}) ?([A-Za-z]+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final Map<String, Duration> TIMES = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private Units() {}

    /** A span of time, such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 30d}. */
    public static Optional<Duration> duration(String text) {
        Matcher parts = WITH_UNIT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigInteger count = new BigInteger(parts.group(1));
        return Optional.ofNullable(TIMES.get(parts.group(2)))
                .filter(unit ->
                        count.multiply(BigInteger.valueOf(unit.toSeconds() + 1)).bitLength() < Long.SIZE - 1)
                .map(unit -> unit.multipliedBy(count.longValueExact()));
    }

    /** A count of bytes, such as {@code 512B}, {@code 64KiB}, {@code 10MiB}, {@code 2GiB} or {@code 1TiB}. */
    public static Optional<Long> bytes(String text) {
        Matcher parts = WITH_UNIT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(SIZES.get(parts.group(2)))
                .map(unit -> new BigInteger(parts.group(1)).multiply(BigInteger.valueOf(unit)))
                .filter(bytes -> bytes.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact);
    }

    /** A whole number. */
    public static Optional<Integer> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** {@code yes} or {@code no}. */
    public static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
