package limpid.server.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people say them, in English. */
final class Words {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** Such as {@code 1 item} or {@code 1,204 items}. */
    static String count(long count, String one, String many) {
        return String.format(Locale.ENGLISH, "%,d %s", count, count == 1 ? one : many);
    }

    /** Such as {@code 5 minutes ago}. */
    static String ago(Instant then, Instant now) {
        Duration passed = Duration.between(then, now);
        if (passed.compareTo(Duration.ofSeconds(45)) < 0) {
            return "just now";
        }
        if (passed.compareTo(Duration.ofMinutes(60)) < 0) {
            return count(Math.max(1, passed.toMinutes()), "minute", "minutes") + " ago";
        }
        if (passed.compareTo(Duration.ofDays(2)) < 0) {
            return count(passed.toHours(), "hour", "hours") + " ago";
        }
        return count(passed.toDays(), "day", "days") + " ago";
    }

    /** Such as {@code 21 November 2026, 14:05 UTC}. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** A moment that scripts show in the reader's own time zone. */
    static Html momentHtml(Instant at) {
        return Html.of("<time datetime=\"{}\" data-local>{}</time>", at.toString(), moment(at));
    }

    /** A moment told by how long ago it was; its full date when pointed at. */
    static Html agoHtml(Instant at, Instant now) {
        return Html.of("<time datetime=\"{}\" title=\"{}\">{}</time>", at.toString(), moment(at), ago(at, now));
    }
}
