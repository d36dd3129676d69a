package limpid.server.account.own;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.FrontDesk;
import limpid.server.account.Happening;
import limpid.server.account.Objections;
import limpid.server.account.Visitor;
import limpid.server.audit.Act;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.library.Library;
import limpid.server.library.commit.Outbox;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.Hint;

/**
 * What changes of accounts are made with.
 *
 * @param desk judges who asks
 */
public record OwnTools(FrontDesk desk, Library library, Ledger ledger, Clock clock, Chance chance) {
    /** How long after signing in a person without a password is believed. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private static final List<Hint> RIGHTS_CHANGED = List.of(new Hint(Hint.Kind.DEVICE, "", 0));

    /** Changes something and has every open stream of the home look whether it is still welcome. */
    <T> T changeRights(HomeId home, Function<HomeTransaction, T> work) {
        T result = ledger.write(home, rows -> {
            T done = work.apply(rows);
            Outbox.add(rows, RIGHTS_CHANGED);
            return done;
        });
        library.hints().tell(home, RIGHTS_CHANGED);
        return result;
    }

    /**
     * Makes sure that who asks for something grave is the person, and not somebody at a browser that was left signed in: by
     * the present password, or, of somebody who has none, by having signed in just now. Fails with: CREDENTIALS_REJECTED,
     * AUTH_THROTTLED.
     */
    void confirm(Actor actor, String password) {
        if (hasPassword(actor)) {
            desk.signIn().confirm(actor.resident(), password, actor.visitor());
        } else {
            requireFresh(actor);
        }
    }

    /** The same, and the second step where it is on. Fails with: as {@link #confirm}; TWO_FACTOR_REQUIRED. */
    void confirm(Actor actor, String password, String code) {
        if (hasPassword(actor)) {
            desk.signIn().prove(actor.resident(), password, Optional.of(code), actor.visitor());
        } else {
            requireFresh(actor);
            desk.signIn().confirmSecondStep(actor.resident(), code, actor.visitor());
        }
    }

    private boolean hasPassword(Actor actor) {
        return ledger.read(actor.home(), rows -> rows.person(actor.person()))
                .filter(row -> !row.passwordHash().isEmpty())
                .isPresent();
    }

    private void requireFresh(Actor actor) {
        Instant since = clock.now().minus(FRESH);
        boolean fresh = desk.sessions().of(actor.home(), actor.person()).stream()
                .anyMatch(row ->
                        row.id().equals(actor.session()) && row.createdAt().isAfter(since));
        if (!fresh) {
            throw objections().of(ReasonCode.CREDENTIALS_REJECTED);
        }
    }

    /** Notes in a person's history what they, or somebody for them, did; and what is grave in their home's record as well. */
    public void note(HomeTransaction rows, PersonId person, Happening what, Visitor visitor, String detail) {
        desk.history().note(rows, person, what, visitor, detail);
        act(what)
                .flatMap(act -> rows.person(person).map(row -> {
                    Party whom = Party.person(rows.home(), row);
                    return Note.of(whom, act, whom, visitor.address()).with("detail", detail);
                }))
                .ifPresent(note -> audit().note(rows.documents(), note));
    }

    private static Optional<Act> act(Happening what) {
        return switch (what) {
            case PASSWORD_CHANGED -> Optional.of(Act.PASSWORD_CHANGED);
            case EMAIL_CHANGED -> Optional.of(Act.EMAIL_CHANGED);
            case TOTP_ON -> Optional.of(Act.TWO_FACTOR_ON);
            case TOTP_OFF -> Optional.of(Act.TWO_FACTOR_OFF);
            case APP_PASSWORD_ADDED -> Optional.of(Act.APP_PASSWORD_MADE);
            case APP_PASSWORD_REMOVED -> Optional.of(Act.APP_PASSWORD_REVOKED);
            case SIGNED_OUT_EVERYWHERE -> Optional.of(Act.SIGNED_OUT_EVERYWHERE);
            case RECOVERED -> Optional.of(Act.RECOVERED);
            case DELETION_ASKED -> Optional.of(Act.DELETION_ASKED);
            case DELETION_WITHDRAWN -> Optional.of(Act.DELETION_CANCELLED);
            // What others do is noted where they do it; single browsers and sign-ins are the person's own business.
            case CREATED, DISABLED, ENABLED, RECOVERY_LINK_MADE, RECOVERY_LINK_WITHDRAWN -> Optional.empty();
            case SIGN_IN, SIGN_IN_REFUSED, SIGN_OUT, SESSION_ENDED, DEVICE_SIGNED_IN -> Optional.empty();
            case PASSKEY_ADDED, PASSKEY_REMOVED, PROVIDER_TIED, PROVIDER_UNTIED -> Optional.empty();
            case RECOVERY_CODES_MADE -> Optional.empty();
        };
    }

    /** The record of what was done. */
    public Audit audit() {
        return new Audit(ledger, clock, chance);
    }

    /** The reasons for which accounts refuse something. */
    public Objections objections() {
        return new Objections(clock);
    }
}
