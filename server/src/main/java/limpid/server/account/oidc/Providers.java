package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.library.commit.Access;
import limpid.server.library.commit.Objection;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.Ledger;
import limpid.wire.message.MalformedException;

/** The providers of a server, as administrators keep them. Safe for all threads. */
public final class Providers {
    private final Ledger ledger;
    private final Strongbox strongbox;
    private final Clock clock;
    /** Why the last sign-in by each failed; since the start. */
    private final Map<String, Reason> problems = new ConcurrentHashMap<>();

    public Providers(Ledger ledger, Strongbox strongbox, Clock clock) {
        this.ledger = ledger;
        this.strongbox = strongbox;
        this.clock = clock;
    }

    /** All of them, by id. */
    public List<Provider> all() {
        return ledger.administer(directory -> new ProviderRows(directory).all());
    }

    /** One of them. Fails with: NOT_FOUND. */
    public Provider get(String id) {
        return ledger.administer(directory -> new ProviderRows(directory).find(id))
                .orElseThrow(() -> Access.notFound(Scope.SERVER, "provider", id, clock.now()));
    }

    /**
     * Keeps one. Fails with: NOT_FOUND (there is no such home), REQUEST_TOO_LARGE (there are too many), and
     * {@link MalformedException} for an issuer that this server would not ask.
     *
     * @param provider as it shall be; its secret stays what it was
     * @param secret a new one; empty to keep what was
     */
    public Provider put(Provider provider, Optional<String> secret) {
        Issuers.flaw(provider.issuer()).ifPresent(flaw -> {
            throw new MalformedException("issuer", flaw);
        });
        if (ledger.read(provider.home(), rows -> rows.homeRow()).isEmpty()) {
            throw Access.notFound(Scope.HOME, "home", provider.home().text(), clock.now());
        }
        Optional<String> sealed =
                secret.map(text -> strongbox.seal(Provider.purpose(provider.id()), text.getBytes(UTF_8)));
        problems.remove(provider.id());
        return ledger.administer(directory -> {
            ProviderRows rows = new ProviderRows(directory);
            Optional<Provider> before = rows.find(provider.id());
            refuseTooMany(rows, before);
            Provider kept = withSecret(provider, sealed.or(() -> before.flatMap(Provider::sealedSecret)));
            rows.put(kept);
            return kept;
        });
    }

    private void refuseTooMany(ProviderRows rows, Optional<Provider> before) {
        int known = rows.all().size();
        if (before.isEmpty() && known >= ProviderRows.MAX) {
            throw Objection.of(ReasonCode.REQUEST_TOO_LARGE, Subject.server(""), clock.now())
                    .saw("providers", known, "fewer than " + ProviderRows.MAX)
                    .exception();
        }
    }

    private static Provider withSecret(Provider provider, Optional<String> sealed) {
        return new Provider(
                provider.id(),
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                sealed,
                provider.home(),
                provider.createPeople(),
                provider.linkByEmail());
    }

    /** Lets nobody in by it any more; returns what it was, empty if it was not there. Ties to it are remembered. */
    public Optional<Provider> drop(String id) {
        problems.remove(id);
        return ledger.administer(directory -> {
            ProviderRows rows = new ProviderRows(directory);
            Optional<Provider> gone = rows.find(id);
            rows.drop(id);
            return gone;
        });
    }

    /** Why the last sign-in by it failed; empty if it did not, or the server has started since. */
    public Optional<Reason> problem(String id) {
        return Optional.ofNullable(problems.get(id));
    }

    void note(String id, Reason problem) {
        problems.put(id, problem);
    }

    void noteRight(String id) {
        problems.remove(id);
    }
}
