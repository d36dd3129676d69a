package limpid.server.account;

import limpid.core.reason.ReasonException;
import limpid.server.library.Registry;
import limpid.store.ledger.DirectoryTransaction.Resident;

/** How the first owner comes in: by a one-time link, or by whoever may run commands on this machine. Safe for all threads. */
public final class Accounts {
    private final Registry registry;
    private final OwnerLink ownerLink;
    private final SignIn signIn;
    private final Locks locks;

    public Accounts(Registry registry, OwnerLink ownerLink, SignIn signIn, Locks locks) {
        this.registry = registry;
        this.ownerLink = ownerLink;
        this.signIn = signIn;
        this.locks = locks;
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
        return registry.createHomeWithOwner(
                person.name(), person.email(), locks.passwords().hash(person.password()));
    }

    /**
     * Makes the first owner by the one-time link and signs their browser in. The person must have no flaws. Fails with:
     * OWNER_LINK_WRONG, AUTH_THROTTLED.
     */
    public SignIn.Admitted createOwner(String key, NewPerson person, Visitor visitor) {
        locks.brakes().check(visitor);
        try {
            ownerLink.use(key);
        } catch (ReasonException wrong) {
            locks.brakes().wrong(visitor);
            throw wrong;
        }
        return signIn.admit(createOwner(person), new Proof.Newcomer(), visitor);
    }
}
