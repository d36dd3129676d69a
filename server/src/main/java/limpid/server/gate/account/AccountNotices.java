package limpid.server.gate.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.server.account.Locks;
import limpid.server.account.Particulars;
import limpid.server.account.guest.RecoveryLinks;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** What a person should hear of their own sign-in: codes that run out, a link that somebody made, a deletion that comes. */
public final class AccountNotices implements NoticeSource {
    /** Codes left of which the person is told. */
    private static final int CODES_FEW = 2;

    private static final Optional<String> SECURITY = Optional.of("/security");

    private final Locks locks;
    private final RecoveryLinks links;

    public AccountNotices(Locks locks, RecoveryLinks links) {
        this.locks = locks;
        this.links = links;
    }

    @Override
    public List<Me.Notice> of(HomeTransaction rows, PersonRow person) {
        List<Me.Notice> notices = new ArrayList<>();
        links.pending(rows, person.id())
                .ifPresent(link -> notices.add(new Me.Notice(
                        "RECOVERY_LINK_MADE",
                        link.by() + " made a link by which somebody can come in as you. If you did not ask for it,"
                                + " withdraw it.",
                        SECURITY)));
        Particulars.of(rows, person.id())
                .deletionDue()
                .ifPresent(due -> notices.add(new Me.Notice(
                        "ACCOUNT_DELETION_PENDING",
                        "Your account will be deleted on " + due.toString().substring(0, 10)
                                + ". You can still keep it.",
                        SECURITY)));
        codesLeft(rows, person)
                .ifPresent(left -> notices.add(new Me.Notice(
                        "RECOVERY_CODES_FEW",
                        left == 0
                                ? "You have no recovery code left. Make new ones and keep them on paper."
                                : "You have only " + left
                                        + " recovery codes left. Make new ones and keep them on paper.",
                        SECURITY)));
        return notices;
    }

    private Optional<Integer> codesLeft(HomeTransaction rows, PersonRow person) {
        return locks.secondFactor()
                .since(rows, person.id())
                .map(since -> locks.recoveryCodes().left(rows, person.id()).orElse(0))
                .filter(left -> left <= CODES_FEW);
    }
}
