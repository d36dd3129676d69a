package limpid.server.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * The brakes on guessing at the people's door: one for each account and network, so that nobody can lock another out from
 * elsewhere, and one for each network, so that trying many accounts is slow too. Safe for all threads.
 */
public final class Brakes {
    /** Free wrong tries for one account from one network. */
    public static final int FREE_TRIES_OF_ACCOUNT = 5;
    /** Free wrong tries from one network, which a whole household may share. */
    public static final int FREE_TRIES_OF_NETWORK = 30;

    /** Free wrong codes after right passwords, from wherever: six digits are guessed in no time from many networks. */
    public static final int FREE_SECOND_STEPS = 10;

    private final Clock clock;
    private final Throttle accounts;
    private final Throttle networks;
    private final Throttle secondSteps;

    public Brakes(Clock clock) {
        this.clock = clock;
        this.accounts = new Throttle(clock, FREE_TRIES_OF_ACCOUNT);
        this.networks = new Throttle(clock, FREE_TRIES_OF_NETWORK);
        this.secondSteps = new Throttle(clock, FREE_SECOND_STEPS);
    }

    /** Lets a try at an account happen, or not. Fails with: AUTH_THROTTLED. */
    public void check(String account, Visitor visitor) {
        refuseIfHeld(accounts.heldUntil(key(account, visitor)), visitor);
        check(visitor);
    }

    /** The same of a try that names no account. Fails with: AUTH_THROTTLED. */
    public void check(Visitor visitor) {
        refuseIfHeld(networks.heldUntil(visitor.network()), visitor);
    }

    /** Counts a wrong try at an account. */
    public void wrong(String account, Visitor visitor) {
        accounts.wrong(key(account, visitor));
        wrong(visitor);
    }

    /** Counts a wrong try that names no account. */
    public void wrong(Visitor visitor) {
        networks.wrong(visitor.network());
    }

    /** Forgets the wrong tries at an account, because it was right at last. */
    public void right(String account, Visitor visitor) {
        accounts.right(key(account, visitor));
    }

    /**
     * Lets a try at the second step happen, or not. Only who knows the password comes so far, so nobody else can lock the
     * person out. Fails with: AUTH_THROTTLED.
     */
    void checkSecondStep(Resident resident, Visitor visitor) {
        refuseIfHeld(secondSteps.heldUntil(resident.toString()), visitor);
    }

    void wrongSecondStep(Resident resident) {
        secondSteps.wrong(resident.toString());
    }

    private static String key(String account, Visitor visitor) {
        return visitor.network() + " " + account.strip().toLowerCase(Locale.ROOT);
    }

    private void refuseIfHeld(Optional<Instant> until, Visitor visitor) {
        until.ifPresent(time -> {
            Instant now = clock.now();
            Evidence seen = new Evidence("address", visitor.address(), "", "sign-in", now);
            throw new ReasonException(Reason.of(ReasonCode.AUTH_THROTTLED, new Subject(Scope.PERSON, ""), now, seen)
                    .retryAt(time));
        });
    }
}
