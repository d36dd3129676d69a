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
import limpid.server.library.Registry;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;

/** How people come in: the first owner by a one-time link, everybody by address and password. Safe for all threads. */
public final class Accounts {
    /** Free wrong tries for one account from one address. */
    static final int FREE_TRIES_OF_ACCOUNT = 5;
    /** Free wrong tries from one address, which a whole household may share. */
    static final int FREE_TRIES_OF_ADDRESS = 30;

    private final Clock clock;
    private final Registry registry;
    private final OwnerLink ownerLink;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Throttle accountBrake;
    private final Throttle addressBrake;

    public Accounts(Clock clock, Registry registry, OwnerLink ownerLink, Sessions sessions, Passwords passwords) {
        this.clock = clock;
        this.registry = registry;
        this.ownerLink = ownerLink;
        this.sessions = sessions;
        this.passwords = passwords;
        this.accountBrake = new Throttle(clock, FREE_TRIES_OF_ACCOUNT);
        this.addressBrake = new Throttle(clock, FREE_TRIES_OF_ADDRESS);
    }

    /** Whether anybody lives here yet. */
    public boolean isSetUp() {
        return !registry.homes().isEmpty();
    }

    /** Makes an owner without a link: for whoever may run commands on this machine. The person must have no flaws. */
    public Resident createOwner(NewPerson person) {
        if (!person.flaws().isEmpty()) {
            throw new IllegalArgumentException("flaws must be told before");
        }
        return registry.createHomeWithOwner(person.name(), person.email(), passwords.hash(person.password()));
    }

    /**
     * Makes the first owner by the one-time link and signs their browser in; returns the value of its cookie. The person
     * must have no flaws. Fails with: OWNER_LINK_WRONG, AUTH_THROTTLED.
     */
    public String createOwner(String key, NewPerson person, Visitor visitor) {
        refuseIfHeld(addressBrake, visitor.address(), visitor.address());
        try {
            ownerLink.use(key);
        } catch (ReasonException wrong) {
            addressBrake.wrong(visitor.address());
            throw wrong;
        }
        return sessions.open(createOwner(person), visitor);
    }

    /**
     * Signs a browser in; returns the value of its cookie. Whether the address or the password was wrong is not told.
     * Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED.
     */
    public String signIn(String email, String password, Visitor visitor) {
        String account = visitor.address() + " " + email.strip().toLowerCase(Locale.ROOT);
        refuseIfHeld(accountBrake, account, visitor.address());
        refuseIfHeld(addressBrake, visitor.address(), visitor.address());
        Optional<Resident> resident = registry.resident(email.strip());
        String hash =
                resident.flatMap(registry::person).map(PersonRow::passwordHash).orElse("");
        boolean right = password.length() <= NewPerson.PASSWORD_CHARACTERS_MAX * 2 && passwords.matches(password, hash);
        if (!right || resident.isEmpty()) {
            accountBrake.wrong(account);
            addressBrake.wrong(visitor.address());
            throw new ReasonException(Reason.of(ReasonCode.CREDENTIALS_REJECTED, person(), clock.now()));
        }
        accountBrake.right(account);
        return sessions.open(resident.get(), visitor);
    }

    private void refuseIfHeld(Throttle brake, String key, String address) {
        Optional<Instant> until = brake.heldUntil(key);
        if (until.isPresent()) {
            Instant now = clock.now();
            Evidence seen = new Evidence("address", address, "", "sign-in", now);
            throw new ReasonException(
                    Reason.of(ReasonCode.AUTH_THROTTLED, person(), now, seen).retryAt(until.get()));
        }
    }

    private static Subject person() {
        return new Subject(Scope.PERSON, "");
    }
}
