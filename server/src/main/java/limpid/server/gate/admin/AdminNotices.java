package limpid.server.gate.admin;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.server.gate.account.Me;
import limpid.server.gate.account.NoticeSource;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** What whoever runs the server hears on every page: only what somebody has to act on before something is lost. */
public final class AdminNotices implements NoticeSource {
    private static final Set<ReasonCode> URGENT = EnumSet.of(
            ReasonCode.SERVER_BACKUP_STALE,
            ReasonCode.JOB_QUEUE_STALLED,
            ReasonCode.SERVER_DISK_FULL,
            ReasonCode.SERVER_DISK_NEARLY_FULL,
            ReasonCode.SERVER_STORAGE_OFFLINE,
            ReasonCode.CERT_EXPIRES_SOON,
            ReasonCode.CERT_EXPIRED,
            ReasonCode.MAIL_FAILED);

    private static final Optional<String> BACKUPS = Optional.of("/administration/backups");
    private static final Optional<String> OVERVIEW = Optional.of("/administration");

    private final Supplier<List<Reason>> problems;

    /** {@code problems} as they were at the last look: it is asked within a transaction, and must open none. */
    public AdminNotices(Supplier<List<Reason>> problems) {
        this.problems = problems;
    }

    @Override
    public List<Me.Notice> of(HomeTransaction rows, PersonRow person) {
        if (!person.rights().administrator()) {
            return List.of();
        }
        return problems.get().stream()
                .filter(reason -> URGENT.contains(reason.code()))
                .map(AdminNotices::notice)
                .toList();
    }

    private static Me.Notice notice(Reason reason) {
        Optional<String> link = reason.code() == ReasonCode.SERVER_BACKUP_STALE ? BACKUPS : OVERVIEW;
        return new Me.Notice(reason.code().name(), ReasonTexts.english().sentence(reason), link);
    }
}
