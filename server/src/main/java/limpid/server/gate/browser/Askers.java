package limpid.server.gate.browser;

import java.util.function.Predicate;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.gate.Request;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;

/**
 * Tells endpoints who asks, and refuses whoever may not. Rights are read anew for each request, so that they end when they
 * are taken away. Safe for all threads.
 *
 * <p>Fails with, from every method: NOT_SIGNED_IN, ACCOUNT_DISABLED, PERMISSION_DENIED_REMOTE (the role is not enough, or
 * another site sent the request).
 */
public final class Askers {
    private static final String SOURCE = "gate";

    private final PeopleDoor door;
    private final Ledger ledger;
    private final Clock clock;

    public Askers(PeopleDoor door, Ledger ledger, Clock clock) {
        this.door = door;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Anybody who is signed in. */
    public Asker anybody(Request request) {
        Session session = door.admit(request);
        PersonRow person = ledger.read(session.home(), rows -> rows.person(session.person()))
                .orElseThrow(() -> refusal(ReasonCode.NOT_SIGNED_IN, "person", "gone", "somebody who lives here"));
        person.rights().disabledAt().ifPresent(since -> {
            throw refusal(ReasonCode.ACCOUNT_DISABLED, "disabled-at", since.toString(), "");
        });
        return new Asker(session.home(), person, session.id());
    }

    /** An owner or a member of a home; not a child. */
    public Asker adult(Request request) {
        return allowed(anybody(request), person -> person.rights().role() != Role.CHILD, "member");
    }

    /** Who runs a home. */
    public Asker owner(Request request) {
        return allowed(anybody(request), PersonRow::isOwner, "owner");
    }

    /** Who runs the server. */
    public Asker administrator(Request request) {
        return allowed(anybody(request), person -> person.rights().administrator(), "administrator");
    }

    private Asker allowed(Asker asker, Predicate<PersonRow> enough, String needed) {
        if (!enough.test(asker.person())) {
            throw refusal(
                    ReasonCode.PERMISSION_DENIED_REMOTE,
                    "role",
                    asker.person().rights().role().text(),
                    needed);
        }
        return asker;
    }

    private ReasonException refusal(ReasonCode code, String what, String observed, String required) {
        Evidence seen = new Evidence(what, observed, required, SOURCE, clock.now());
        return new ReasonException(Reason.of(code, new Subject(Scope.PERSON, ""), clock.now(), seen));
    }
}
