package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.PersonId;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.store.ledger.HomeTransaction;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What the accounts of a home are tied to, as documents in that home: the other end of what stands above homes, for the
 * person to see and to untie. One transaction, one thread.
 */
final class OwnTies {
    private static final String TOPIC = "oidc-tie";
    private static final Codec<OwnTie> CODEC = Records.of(OwnTie.class);

    private final DocumentRows rows;

    OwnTies(HomeTransaction home) {
        this.rows = home.documents();
    }

    /** Who somebody is at a provider. */
    record OwnTie(String provider, String issuer, String subject, Instant since) {}

    List<OwnTie> of(PersonId person) {
        String prefix = person + ".";
        return rows.documents(TOPIC, prefix, ProviderRows.MAX).stream()
                .filter(row -> row.id().startsWith(prefix))
                .map(row -> CODEC.decode(row.body().getBytes(UTF_8)))
                .toList();
    }

    Optional<OwnTie> find(PersonId person, String provider) {
        return rows.document(TOPIC, person + "." + provider).map(body -> CODEC.decode(body.getBytes(UTF_8)));
    }

    void put(PersonId person, OwnTie tie) {
        rows.putDocument(new DocumentRow(TOPIC, person + "." + tie.provider(), new String(CODEC.encode(tie), UTF_8)));
    }

    void drop(PersonId person, String provider) {
        rows.dropDocument(TOPIC, person + "." + provider);
    }
}
