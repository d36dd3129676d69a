package limpid.server.panel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in English sentences. */
final class Moments {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** Such as {@code 21 November 2026, 14:05 UTC}. */
    static String words(Instant at) {
        return WORDS.format(at);
    }
}
