package limpid.server.account.own;

import java.util.List;
import limpid.core.id.DeviceId;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Happening;
import limpid.server.account.NewPerson;
import limpid.server.account.Particulars;
import limpid.server.account.own.DeviceHolds.Affected;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/** Gives a person another password, and does to devices, browsers and app passwords what they chose. Safe for all threads. */
public final class PasswordChange {
    private final OwnTools tools;
    private final DeviceHolds holds;
    private final AppPasswords appPasswords;

    public PasswordChange(OwnTools tools, AppPasswords appPasswords) {
        this.tools = tools;
        this.holds = new DeviceHolds(tools.clock());
        this.appPasswords = appPasswords;
    }

    /**
     * What a person chose.
     *
     * @param present the password so far
     * @param next the one from now on
     * @param signInAgain devices on which the new one has to be typed before they go on
     * @param endSessions whether all other browsers are signed out
     * @param endAppPasswords whether app passwords end
     */
    public record Choice(
            String present, String next, List<DeviceId> signInAgain, boolean endSessions, boolean endAppPasswords) {
        public Choice {
            signInAgain = List.copyOf(signInAgain);
        }

        /** Without the passwords. */
        @Override
        public String toString() {
            return "Choice[signInAgain=" + signInAgain + "]";
        }
    }

    /**
     * Makes the change; returns what it does to each device. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED,
     * REQUEST_MALFORMED (the new one is too short, too long, or the old one), NOT_FOUND (a device).
     */
    public List<Affected> make(Actor actor, Choice choice) {
        NewPerson.passwordFlaw(choice.next()).ifPresent(flaw -> {
            throw tools.objections().field("next", flaw);
        });
        tools.confirm(actor, choice.present());
        if (choice.present().equals(choice.next())) {
            throw tools.objections().field("next", "This is the password that you have already.");
        }
        String hash = tools.desk().locks().passwords().hash(choice.next());
        return tools.changeRights(actor.home(), rows -> change(rows, actor, choice, hash));
    }

    private List<Affected> change(HomeTransaction rows, Actor actor, Choice choice, String hash) {
        List<Affected> affected = holds.hold(rows, actor, ReasonCode.CREDENTIALS_REJECTED, choice.signInAgain());
        set(rows, actor, hash);
        if (choice.endSessions()) {
            tools.desk().sessions().close(rows, actor.person(), row -> !row.id().equals(actor.session()));
        }
        if (choice.endAppPasswords()) {
            appPasswords.end(rows, actor.person());
        }
        tools.note(rows, actor.person(), Happening.PASSWORD_CHANGED, actor.visitor(), "");
        return affected;
    }

    private void set(HomeTransaction rows, Actor actor, String hash) {
        PersonRow person =
                rows.person(actor.person()).orElseThrow(() -> tools.objections().notFound("person"));
        rows.putPerson(person.withPassword(hash));
        Particulars.of(rows, actor.person()).passwordSet(tools.clock().now()).put(rows, actor.person());
    }
}
