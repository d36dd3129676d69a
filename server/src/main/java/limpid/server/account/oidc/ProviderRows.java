package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * Providers, and whose account is tied to whom there, as documents above homes: who comes back from a provider has named no
 * home yet. One transaction, one thread.
 */
final class ProviderRows {
    /** More than any server has organisations. */
    static final int MAX = 50;

    private static final String PROVIDERS = "oidc-provider";
    private static final String TIES = "oidc-tie";
    private static final Codec<Provider> PROVIDER = Records.of(Provider.class);
    private static final Codec<Tie> TIE = Records.of(Tie.class);

    private final DocumentRows rows;

    ProviderRows(DirectoryTransaction directory) {
        this.rows = directory.documents();
    }

    /** An account and who it is at a provider. */
    record Tie(HomeId home, PersonId person) {
        Resident resident() {
            return new Resident(home, person);
        }
    }

    List<Provider> all() {
        return rows.documents(PROVIDERS, "", MAX).stream()
                .map(row -> PROVIDER.decode(row.body().getBytes(UTF_8)))
                .toList();
    }

    Optional<Provider> find(String id) {
        return rows.document(PROVIDERS, id).map(body -> PROVIDER.decode(body.getBytes(UTF_8)));
    }

    void put(Provider provider) {
        rows.putDocument(new DocumentRow(PROVIDERS, provider.id(), new String(PROVIDER.encode(provider), UTF_8)));
    }

    /** Ties stay: a provider that comes back under its id and issuer knows its people again. */
    void drop(String id) {
        rows.dropDocument(PROVIDERS, id);
    }

    Optional<Resident> tied(String providerId, String issuer, String subject) {
        return rows.document(TIES, tie(providerId, issuer, subject))
                .map(body -> TIE.decode(body.getBytes(UTF_8)).resident());
    }

    void tie(Provider provider, String subject, Resident resident) {
        Tie tie = new Tie(resident.home(), resident.person());
        String id = tie(provider.id(), provider.issuer(), subject);
        rows.putDocument(new DocumentRow(TIES, id, new String(TIE.encode(tie), UTF_8)));
    }

    void untie(String providerId, String issuer, String subject) {
        rows.dropDocument(TIES, tie(providerId, issuer, subject));
    }

    /** A subject means something only together with its issuer; both may be long, and have any characters. */
    private static String tie(String providerId, String issuer, String subject) {
        return providerId + "." + Hash.of((issuer + "\n" + subject).getBytes(UTF_8));
    }
}
