package limpid.server.account.guest;

import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.server.account.Brakes;
import limpid.server.account.Happening;
import limpid.server.account.NewPerson;
import limpid.server.account.Particulars;
import limpid.server.account.Proof;
import limpid.server.account.SignIn.Admitted;
import limpid.server.account.Visitor;
import limpid.server.account.own.OwnTools;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;

/**
 * Ways back for who forgot their password: a recovery code from paper, or a link that somebody made. Either sets a new
 * password and signs out all browsers; devices go on. After a link two-step sign-in is off, since a lost authenticator is
 * what people most need a way back from; after a code it stays as it was. Safe for all threads.
 *
 * <p>Source: decision "ways back into an account".
 */
public final class Recovery {
    private final OwnTools tools;
    private final RecoveryLinks links;

    public Recovery(OwnTools tools, RecoveryLinks links) {
        this.tools = tools;
        this.links = links;
    }

    /**
     * By a recovery code. Fails with: CREDENTIALS_REJECTED (whichever was wrong), AUTH_THROTTLED, ACCOUNT_DISABLED,
     * REQUEST_MALFORMED (the new password).
     */
    public Admitted byCode(String email, String code, String password, Visitor visitor) {
        checkPassword(password);
        Brakes brakes = tools.desk().locks().brakes();
        brakes.check(email, visitor);
        // Computed in any case, so that the time taken does not tell whether there is such a person.
        String hash = tools.desk().locks().passwords().hash(password);
        Optional<Resident> resident = tools.library().registry().resident(email.strip());
        boolean right = resident.filter(known -> tools.ledger().write(known.home(), rows -> {
                    boolean used = tools.desk().locks().recoveryCodes().use(rows, known.person(), code);
                    if (used) {
                        recover(rows, known, hash, visitor, "by a recovery code");
                    }
                    return used;
                }))
                .isPresent();
        if (!right) {
            brakes.wrong(email, visitor);
            resident.ifPresent(known -> tools.desk()
                    .history()
                    .note(known.home(), known.person(), Happening.SIGN_IN_REFUSED, visitor, "recovery code"));
            throw tools.objections().of(ReasonCode.CREDENTIALS_REJECTED);
        }
        brakes.right(email, visitor);
        return tools.desk().signIn().admit(resident.orElseThrow(), new Proof.RecoveryCode(), visitor);
    }

    /**
     * By a link. Fails with: NOT_FOUND, LINK_ENDED, RECOVERY_WAITS, AUTH_THROTTLED, ACCOUNT_DISABLED, REQUEST_MALFORMED (the
     * new password).
     */
    public Admitted byLink(String shown, String password, Visitor visitor) {
        Resident resident = links.whose(shown, visitor);
        checkPassword(password);
        String hash = tools.desk().locks().passwords().hash(password);
        tools.ledger().write(resident.home(), rows -> {
            links.use(rows, shown);
            tools.desk().locks().secondFactor().off(rows, resident.person());
            recover(rows, resident, hash, visitor, "by a link");
            return resident;
        });
        return tools.desk().signIn().admit(resident, new Proof.RecoveryLink(), visitor);
    }

    private void recover(HomeTransaction rows, Resident resident, String hash, Visitor visitor, String how) {
        PersonRow person = rows.person(resident.person())
                .orElseThrow(() -> tools.objections().notFound("person"));
        // What was used up for it comes back with the transaction.
        tools.library().registry().requireEnabled(person);
        rows.putPerson(person.withPassword(hash));
        Particulars.of(rows, person.id()).passwordSet(tools.clock().now()).put(rows, person.id());
        tools.desk().sessions().close(rows, person.id(), session -> true);
        tools.note(rows, person.id(), Happening.RECOVERED, visitor, how);
    }

    private void checkPassword(String password) {
        NewPerson.passwordFlaw(password).ifPresent(flaw -> {
            throw tools.objections().field("password", flaw);
        });
    }
}
