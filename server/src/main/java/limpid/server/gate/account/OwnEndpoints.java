package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.server.account.FrontDesk;
import limpid.server.account.Particulars;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.Actor;
import limpid.server.account.own.AppPassword;
import limpid.server.account.own.AppPasswords;
import limpid.server.account.own.DeviceHolds;
import limpid.server.account.own.PasswordChange;
import limpid.server.account.own.Profile;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** A person's own account: how it stands, its name, language, address and password, and what a change would affect. */
final class OwnEndpoints {
    private static final Codec<Account> ACCOUNT = Records.of(Account.class);
    private static final Codec<NameForm> NAME = Records.of(NameForm.class);
    private static final Codec<LanguageForm> LANGUAGE = Records.of(LanguageForm.class);
    private static final Codec<EmailForm> EMAIL = Records.of(EmailForm.class);
    private static final Codec<PasswordForm> PASSWORD = Records.of(PasswordForm.class);
    private static final Codec<Effects> EFFECTS = Records.of(Effects.class);
    private static final Codec<Affected> AFFECTED = Records.of(Affected.class);

    private final FrontDesk desk;
    private final Ledger ledger;
    private final Doorway doorway;
    private final Desks desks;

    OwnEndpoints(FrontDesk desk, Ledger ledger, Doorway doorway, Desks desks) {
        this.desk = desk;
        this.ledger = ledger;
        this.doorway = doorway;
        this.desks = desks;
    }

    /** What answers each kind of wish. */
    record Desks(
            Profile profile,
            PasswordChange passwordChange,
            AppPasswords appPasswords,
            DeviceHolds holds,
            RecoveryLinks links,
            PasskeyList passkeys) {}

    private record Account(
            Me.Person person,
            Instant createdAt,
            PasswordState password,
            TotpState totp,
            List<PasskeyList.Line> passkeys,
            List<AppPassword> appPasswords,
            Optional<Deletion> deletion) {}

    private record PasswordState(Optional<Instant> setAt) {}

    private record TotpState(boolean on, Optional<Instant> since, int recoveryCodesLeft) {}

    private record Deletion(Instant due) {}

    private record NameForm(String name) {}

    private record LanguageForm(String language) {}

    private record EmailForm(String password, String email) {}

    private record PasswordForm(
            String password, String next, List<DeviceId> signInAgain, boolean endSessions, boolean endAppPasswords) {}

    private record Effects(List<EffectLine> devices, int sessions, int appPasswords) {}

    private record EffectLine(DeviceId id, String name, Instant seenAt) {}

    private record Affected(List<AffectedLine> devices) {}

    private record AffectedLine(DeviceId id, String name, DeviceHolds.Effect effect) {}

    Reply account(Request request) {
        Asker asker = doorway.askers().anybody(request);
        Account account = ledger.read(asker.home(), rows -> account(rows, asker));
        return Fresh.json(200, ACCOUNT.encode(account));
    }

    private Account account(HomeTransaction rows, Asker asker) {
        Particulars known = Particulars.of(rows, asker.id());
        Optional<Instant> since = desk.locks().secondFactor().since(rows, asker.id());
        boolean hasPassword = !asker.person().passwordHash().isEmpty();
        return new Account(
                MeMaker.person(rows, asker.person()),
                asker.person().createdAt(),
                new PasswordState(known.passwordSetAt()
                        .or(() -> Optional.of(asker.person().createdAt()).filter(at -> hasPassword))),
                new TotpState(
                        since.isPresent(),
                        since,
                        desk.locks().recoveryCodes().left(rows, asker.id()).orElse(0)),
                desks.passkeys().of(rows, asker.id()),
                desks.appPasswords().of(rows, asker.id()),
                known.deletionDue().map(Deletion::new));
    }

    Reply rename(Request request) {
        Actor actor = doorway.actor(request);
        desks.profile().rename(actor, NAME.decode(request.body().bytes()).name());
        return Fresh.done();
    }

    Reply speak(Request request) {
        Actor actor = doorway.actor(request);
        desks.profile().speak(actor, LANGUAGE.decode(request.body().bytes()).language());
        return Fresh.done();
    }

    Reply move(Request request) {
        Actor actor = doorway.actor(request);
        EmailForm form = EMAIL.decode(request.body().bytes());
        desks.profile().move(actor, form.password(), form.email());
        return Fresh.done();
    }

    Reply withdrawRecoveryLink(Request request) {
        Actor actor = doorway.actor(request);
        desks.links().withdraw(actor.resident(), actor.visitor());
        return Fresh.done();
    }

    Reply effects(Request request) {
        Asker asker = doorway.askers().anybody(request);
        int sessions = desk.sessions().of(asker.home(), asker.id()).size();
        Effects effects = ledger.read(
                asker.home(),
                rows -> new Effects(
                        desks.holds().of(rows, asker.id()).stream()
                                .map(row -> new EffectLine(row.id(), row.name(), row.seenAt()))
                                .toList(),
                        sessions,
                        desks.appPasswords().of(rows, asker.id()).size()));
        return Fresh.json(200, EFFECTS.encode(effects));
    }

    Reply changePassword(Request request) {
        Actor actor = doorway.actor(request);
        PasswordForm form = PASSWORD.decode(request.body().bytes());
        PasswordChange.Choice choice = new PasswordChange.Choice(
                form.password(), form.next(), form.signInAgain(), form.endSessions(), form.endAppPasswords());
        List<AffectedLine> lines = desks.passwordChange().make(actor, choice).stream()
                .map(one -> new AffectedLine(one.id(), one.name(), one.effect()))
                .toList();
        return Fresh.json(200, AFFECTED.encode(new Affected(lines)));
    }
}
