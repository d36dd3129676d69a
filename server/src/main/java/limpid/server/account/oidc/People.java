package limpid.server.account.oidc;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.server.account.oidc.OwnTies.OwnTie;
import limpid.server.account.oidc.ProviderSignIn.Tied;
import limpid.server.account.oidc.Statement.Particulars;
import limpid.server.library.Registry;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.Role;

/** Whose account it is that a provider speaks of. Safe for all threads. */
final class People {
    private static final int NAME_CHARACTERS_MAX = 100;

    private final Ledger ledger;
    private final Registry registry;
    private final Refusals refusals;
    private final Clock clock;

    People(Ledger ledger, Registry registry, Refusals refusals, Clock clock) {
        this.ledger = ledger;
        this.registry = registry;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Whose account is tied to a subject, and is still there. */
    Optional<Resident> tied(Provider provider, String subject) {
        return ledger.administer(
                        directory -> new ProviderRows(directory).tied(provider.id(), provider.issuer(), subject))
                .filter(resident -> registry.person(resident).isPresent());
    }

    /**
     * Ties an account to who it is at a provider, and to nobody else there. Fails with: PROVIDER_PERSON_UNKNOWN (that one is
     * tied to another account).
     */
    void tie(Provider provider, String subject, Resident resident) {
        if (tied(provider, subject).filter(known -> !known.equals(resident)).isPresent()) {
            throw refusals.unknown(provider, "it is tied to another account already");
        }
        untie(resident, provider.id());
        OwnTie own = new OwnTie(provider.id(), provider.issuer(), subject, clock.now());
        ledger.write(resident.home(), rows -> {
            new OwnTies(rows).put(resident.person(), own);
            return own;
        });
        // Last: what opens the door stands only where its person sees it.
        ledger.administer(directory -> {
            new ProviderRows(directory).tie(provider, subject, resident);
            return resident;
        });
    }

    List<Tied> ties(Resident resident) {
        return ledger.read(resident.home(), rows -> new OwnTies(rows).of(resident.person())).stream()
                .map(tie -> new Tied(tie.provider(), tie.since()))
                .toList();
    }

    void untie(Resident resident, String id) {
        Optional<OwnTie> known = ledger.read(resident.home(), rows -> new OwnTies(rows).find(resident.person(), id));
        known.ifPresent(tie -> ledger.administer(directory -> {
            new ProviderRows(directory).untie(id, tie.issuer(), tie.subject());
            return tie;
        }));
        known.ifPresent(tie -> ledger.write(resident.home(), rows -> {
            new OwnTies(rows).drop(resident.person(), id);
            return tie;
        }));
    }

    /**
     * Finds, or makes, an account for somebody whom nobody has tied to one, and ties it. Fails with:
     * PROVIDER_PERSON_UNKNOWN, ADDRESS_TAKEN.
     */
    Resident settle(Provider provider, String subject, Particulars person) {
        Resident resident = byAddress(provider, person).orElseGet(() -> newcomer(provider, person));
        tie(provider, subject, resident);
        return resident;
    }

    private Optional<Resident> byAddress(Provider provider, Particulars person) {
        if (!provider.linkByEmail() || !person.isEmailProved().orElse(false)) {
            return Optional.empty();
        }
        return person.email().flatMap(registry::resident).filter(resident -> resident.home()
                .equals(provider.home()));
    }

    private Resident newcomer(Provider provider, Particulars person) {
        if (!provider.createPeople()) {
            throw unknown(provider, person);
        }
        String email = person.email()
                .filter(_ -> person.isEmailProved().orElse(true))
                .orElseThrow(() -> refusals.unknown(provider, "the service tells no address that it vouches for"));
        String name =
                person.name().map(String::strip).filter(text -> !text.isEmpty()).orElse(email);
        return registry.addPerson(
                provider.home(),
                name.substring(0, Math.min(name.length(), NAME_CHARACTERS_MAX)),
                email,
                "",
                Role.MEMBER);
    }

    private ReasonException unknown(Provider provider, Particulars person) {
        return refusals.unknown(
                provider,
                person.email()
                        .map(address -> "it calls you " + Tokens.shortened(address))
                        .orElse("it tells no address"));
    }
}
