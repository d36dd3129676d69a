package limpid.core.reason;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait: before the engine tries again, and before a person is told without asking. The numbers are starting
 * points: short where the network is near and the promise is "within seconds", long where each attempt costs the other
 * side something.
 */
final class Patience {
    /** What usually heals within seconds: a server that restarts, a broken connection. */
    private static final Retry SOON = new Retry.OnTime(Duration.ofSeconds(1), Duration.ofSeconds(30));
    /** What somebody has to look after first: certificates, disks, permissions that no event tells of. */
    private static final Retry LATER = new Retry.OnTime(Duration.ofSeconds(15), Duration.ofMinutes(5));
    /** Where the other side asked for quiet. */
    private static final Retry POLITE = new Retry.OnTime(Duration.ofSeconds(30), Duration.ofMinutes(15));
    /** A file that another program holds or writes. */
    private static final Retry FILE = new Retry.OnTime(Duration.ofSeconds(5), Duration.ofMinutes(30));

    private static final Duration AT_ONCE = Duration.ZERO;
    /** Networks come and go; nobody wants a message for each lift and tunnel. */
    private static final Duration HICCUP = Duration.ofMinutes(10);
    /** A pause that is meant lasts an evening; one that was forgotten lasts longer. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    /** Work that moves but does not end. */
    private static final Duration ENDLESS = Duration.ofHours(6);

    private Patience() {}

    static Retry retry(ReasonCode code) {
        if (code.reasonClass() == ReasonClass.IGNORED) {
            return new Retry.Never();
        }
        if (!code.clearsOn().contains(ClearingEvent.TIME)) {
            return new Retry.OnEvent();
        }
        return switch (code) {
            case AUTH_THROTTLED, RATE_LIMITED -> POLITE;
            case FILE_LOCKED_LOCAL, FILE_CHANGING, IO_ERROR, PLACEHOLDER_NOT_LOCAL, WATCH_LIMIT -> FILE;
            default -> code.reasonClass() == ReasonClass.WAITING ? SOON : LATER;
        };
    }

    static Optional<Duration> grace(ReasonCode code) {
        return switch (code) {
            case OFFLINE -> Optional.of(FORGOTTEN); // one knows that one is on a train
            case DEVICE_DISK_FULL, QUOTA_EXCEEDED, TOKEN_REVOKED, PLAN_NEARLY_FULL -> Optional.of(AT_ONCE);
            case FILE_CHANGING, FILE_LOCKED_LOCAL -> Optional.of(FORGOTTEN); // open all day is how people work
            case PERMISSION_DENIED_LOCAL, FILE_UNREADABLE -> Optional.of(HICCUP);
            case CLIENT_RESTORED, CLIENT_STATE_LOST, CHANGE_TOKEN_EXPIRED -> Optional.of(ENDLESS);
            default -> graceOfClass(code.reasonClass());
        };
    }

    private static Optional<Duration> graceOfClass(ReasonClass reasonClass) {
        return switch (reasonClass) {
            case IN_PROGRESS -> Optional.of(ENDLESS);
            case WAITING -> Optional.of(HICCUP);
            case PAUSED -> Optional.of(FORGOTTEN);
            case HELD, FAILED, CONFLICT -> Optional.of(AT_ONCE);
            case IGNORED -> Optional.empty();
        };
    }
}
