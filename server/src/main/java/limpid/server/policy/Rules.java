package limpid.server.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import limpid.server.gate.AddressBlocks;
import limpid.wire.message.MalformedException;
import limpid.wire.message.QuietHours;

/**
 * What a policy says; what it leaves out, it leaves free. Also its form in messages and in the ledger. Throws
 * {@link MalformedException} for what has no meaning.
 *
 * @param collections kinds of collections that are kept in step; all others are not
 * @param backups whether devices may be backed up
 * @param networks from which this server may be used
 * @param encryption whether every way to the server must be encrypted
 * @param fileBytesMax how long files may be
 * @param quietHours when contents do not travel
 */
public record Rules(
        Optional<List<String>> collections,
        Optional<Boolean> backups,
        Optional<List<String>> networks,
        Optional<Boolean> encryption,
        Optional<Long> fileBytesMax,
        Optional<Quiet> quietHours) {
    private static final int ENTRIES_MAX = 50;

    public Rules {
        collections.ifPresent(kinds -> refuse("rules.collections", kinds.size() > ENTRIES_MAX, "too many"));
        collections.ifPresent(kinds -> kinds.forEach(
                kind -> refuse("rules.collections", !kind.matches("[a-z]{1,20}"), "not a kind such as files")));
        networks.ifPresent(blocks -> refuse(
                "rules.networks",
                blocks.isEmpty() || blocks.size() > ENTRIES_MAX,
                "at least one and at most " + ENTRIES_MAX));
        networks.ifPresent(blocks -> blocks.forEach(block -> refuse(
                "rules.networks",
                block.isBlank() || AddressBlocks.of(block).isEmpty(),
                "not a network such as 10.0.0.0/8")));
        fileBytesMax.ifPresent(bytes -> refuse("rules.fileBytesMax", bytes < 1, "at least 1"));
        quietHours.ifPresent(Quiet::asHours);
    }

    /**
     * Times in which contents do not travel.
     *
     * @param zone such as {@code Europe/Berlin}
     */
    public record Quiet(String zone, List<Span> spans) {
        QuietHours asHours() {
            refuse(
                    "rules.quietHours.spans",
                    spans.isEmpty() || spans.size() > ENTRIES_MAX,
                    "at least one and at most " + ENTRIES_MAX);
            return new QuietHours(
                    parsed("rules.quietHours.zone", zone, ZoneId::of),
                    spans.stream().map(Span::asSpan).toList());
        }
    }

    /**
     * From one time to another, such as {@code 22:00} to {@code 06:00}, which is on the next day then.
     *
     * @param days on which it begins, such as {@code MONDAY}; every day if it does not say
     */
    public record Span(Optional<List<DayOfWeek>> days, String from, String to) {
        QuietHours.Span asSpan() {
            return new QuietHours.Span(
                    days.orElse(List.of()).stream().collect(Collectors.toUnmodifiableSet()),
                    parsed("rules.quietHours.from", from, LocalTime::parse),
                    parsed("rules.quietHours.to", to, LocalTime::parse));
        }
    }

    private static <T> T parsed(String field, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new MalformedException(field, "not a time such as 22:00, or not a time zone such as Europe/Berlin");
        }
    }

    private static void refuse(String field, boolean wrong, String flaw) {
        if (wrong) {
            throw new MalformedException(field, flaw);
        }
    }
}
