package limpid.server.account;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.server.account.factor.SecondFactor;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;

/**
 * The one place where somebody becomes signed in, and where somebody who is proves it again before something grave. Safe
 * for all threads.
 */
public final class SignIn {
    private final Ledger ledger;
    private final Sessions sessions;
    private final PersonalHistory history;
    private final Locks locks;
    private final Objections objections;

    public SignIn(Ledger ledger, Clock clock, Sessions sessions, PersonalHistory history, Locks locks) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.history = history;
        this.locks = locks;
        this.objections = new Objections(clock);
    }

    /** A browser that was just signed in: the value of its cookie is kept nowhere here. */
    public record Admitted(Resident resident, String cookie) {
        /** Without the cookie. */
        @Override
        public String toString() {
            return "Admitted[" + resident + "]";
        }
    }

    /** Signs a browser in whose person was proved. Fails with: ACCOUNT_DISABLED, NOT_FOUND (the person is gone). */
    public Admitted admit(Resident resident, Proof proof, Visitor visitor) {
        String cookie = ledger.write(resident.home(), rows -> {
            requireEnabled(person(rows, resident.person()));
            history.note(rows, resident.person(), Happening.SIGN_IN, visitor, proof.words());
            return sessions.open(rows, resident.person(), visitor);
        });
        return new Admitted(resident, cookie);
    }

    /**
     * Signs a browser in by address and password, and by the second step where it is on. Whether the address or the password
     * was wrong is not told. Fails with: CREDENTIALS_REJECTED (a code that is wrong or was used is named as the field),
     * TWO_FACTOR_REQUIRED, AUTH_THROTTLED, ACCOUNT_DISABLED.
     */
    public Admitted byPassword(Credentials typed, Visitor visitor) {
        locks.brakes().check(typed.email(), visitor);
        Optional<Resident> resident = ledger.administer(directory -> directory.resident(typed.email()));
        if (resident.isEmpty()) {
            locks.passwords().matches(typed.password(), "");
            locks.brakes().wrong(typed.email(), visitor);
            throw objections.of(ReasonCode.CREDENTIALS_REJECTED);
        }
        return admit(resident.get(), prove(resident.get(), typed, visitor), visitor);
    }

    /**
     * Judges the present password, and the second step where it is on, of somebody who is known already, such as by their
     * device. Fails with: as {@link #byPassword}.
     */
    public Proof prove(Resident resident, String password, Optional<String> code, Visitor visitor) {
        String email = ledger.read(resident.home(), rows -> person(rows, resident.person()))
                .email();
        locks.brakes().check(email, visitor);
        return prove(resident, new Credentials(email, password, code), visitor);
    }

    /** Judges the present password alone, before something grave. Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED. */
    public void confirm(Resident resident, String password, Visitor visitor) {
        String email = ledger.read(resident.home(), rows -> person(rows, resident.person()))
                .email();
        locks.brakes().check(email, visitor);
        checkPassword(resident, new Credentials(email, password, Optional.empty()), visitor);
        locks.brakes().right(email, visitor);
    }

    /**
     * Judges the second step alone, where it is on, of somebody whose first was judged otherwise. Fails with:
     * CREDENTIALS_REJECTED, TWO_FACTOR_REQUIRED, AUTH_THROTTLED.
     */
    public void confirmSecondStep(Resident resident, String code, Visitor visitor) {
        String email = ledger.read(resident.home(), rows -> person(rows, resident.person()))
                .email();
        locks.brakes().check(email, visitor);
        secondStep(resident, new Credentials(email, "", Optional.of(code)), visitor);
    }

    private Proof prove(Resident resident, Credentials typed, Visitor visitor) {
        checkPassword(resident, typed, visitor);
        Proof proof = secondStep(resident, typed, visitor);
        locks.brakes().right(typed.email(), visitor);
        return proof;
    }

    private void checkPassword(Resident resident, Credentials typed, Visitor visitor) {
        String hash = ledger.read(resident.home(), rows -> rows.person(resident.person()))
                .map(PersonRow::passwordHash)
                .orElse("");
        boolean fits = typed.password().length() <= NewPerson.PASSWORD_CHARACTERS_MAX * 2;
        if (!locks.passwords().matches(fits ? typed.password() : "", hash) || !fits) {
            refuse(resident, typed.email(), visitor, "password");
            throw objections.of(ReasonCode.CREDENTIALS_REJECTED);
        }
    }

    private Proof secondStep(Resident resident, Credentials typed, Visitor visitor) {
        SecondFactor factor = locks.secondFactor();
        PersonId person = resident.person();
        Optional<Instant> since = ledger.read(resident.home(), rows -> factor.since(rows, person));
        if (since.isEmpty()) {
            return new Proof.Password();
        }
        String code = typed.code().filter(text -> !text.isBlank()).orElseThrow(() -> codeAsked(since.get()));
        locks.brakes().checkSecondStep(resident, visitor);
        return switch (ledger.write(resident.home(), rows -> factor.accept(rows, person, code))) {
            case CODE -> new Proof.PasswordAndCode();
            case RECOVERY_CODE -> new Proof.PasswordAndRecoveryCode();
            case WRONG -> {
                locks.brakes().wrongSecondStep(resident);
                refuse(resident, typed.email(), visitor, "second step");
                throw objections.of(
                        ReasonCode.CREDENTIALS_REJECTED,
                        "field",
                        "code",
                        "flaw",
                        "This code is not right, or it was used already. Wait for the next one.");
            }
        };
    }

    private ReasonException codeAsked(Instant since) {
        return objections.of(ReasonCode.TWO_FACTOR_REQUIRED, "enabled-at", since.toString());
    }

    private void refuse(Resident resident, String email, Visitor visitor, String what) {
        locks.brakes().wrong(email, visitor);
        history.note(resident.home(), resident.person(), Happening.SIGN_IN_REFUSED, visitor, what);
    }

    private PersonRow person(HomeTransaction rows, PersonId id) {
        return rows.person(id).orElseThrow(() -> objections.notFound("person"));
    }

    /** Fails with: ACCOUNT_DISABLED. */
    private void requireEnabled(PersonRow person) {
        person.rights().disabledAt().ifPresent(since -> {
            throw objections.of(ReasonCode.ACCOUNT_DISABLED, "disabled-at", since.toString());
        });
    }
}
