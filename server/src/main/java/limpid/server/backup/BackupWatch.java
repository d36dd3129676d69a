package limpid.server.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;

/** Whether the server could be put back as it was of late. */
public final class BackupWatch {
    /** A backup is made each day; one that failed, or a day when the server was off, is no alarm yet. */
    static final Duration STALE_AFTER = Duration.ofDays(2);

    private final BackupBook book;
    private final Clock clock;

    public BackupWatch(BackupBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** SERVER_BACKUP_STALE if there is no good backup, or none of late; empty if there is. */
    public List<Reason> problems() {
        Instant now = clock.now();
        Optional<Instant> lastGood = book.lastGood().map(BackupEntry::at);
        if (lastGood.filter(at -> at.plus(STALE_AFTER).isAfter(now)).isPresent()) {
            return List.of();
        }
        List<Evidence> seen = new ArrayList<>();
        lastGood.ifPresent(at -> seen.add(new Evidence("last-good-at", at.toString(), "", "backup", now)));
        detail().ifPresent(problem -> seen.add(new Evidence("problem", problem, "", "backup", now)));
        return List.of(Reason.of(
                ReasonCode.SERVER_BACKUP_STALE,
                Subject.server(""),
                lastGood.orElse(now),
                seen.toArray(Evidence[]::new)));
    }

    /** Why, as far as it is known. */
    private Optional<String> detail() {
        if (!book.plan().on()) {
            return Optional.of("they are switched off");
        }
        return book.entries(1).stream()
                .filter(last -> !last.ok())
                .map(last -> last.sentence().replaceFirst("\\.$", ""))
                .findFirst();
    }
}
