package limpid.server.account.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.PersonId;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** The passkeys of a home as documents: those of one person stand together. One transaction, one thread. */
final class PasskeyRows {
    /** More than anybody has keys and devices. */
    static final int EACH_MAX = 30;

    private static final String TOPIC = "passkey";
    private static final Codec<Passkey> CODEC = Records.of(Passkey.class);
    private static final int ID_LENGTH = 32;

    private final DocumentRows rows;

    PasskeyRows(DocumentRows rows) {
        this.rows = rows;
    }

    /** The id of the passkey that an authenticator calls {@code credential}. */
    static String id(byte[] credential) {
        return Hash.of(credential).toString().substring(0, ID_LENGTH);
    }

    List<Passkey> of(PersonId person) {
        String prefix = prefix(person);
        return rows.documents(TOPIC, prefix, EACH_MAX).stream()
                .filter(row -> row.id().startsWith(prefix))
                .map(row -> CODEC.decode(row.body().getBytes(UTF_8)))
                .toList();
    }

    Optional<Passkey> find(PersonId person, String id) {
        return rows.document(TOPIC, prefix(person) + id).map(body -> CODEC.decode(body.getBytes(UTF_8)));
    }

    void put(PersonId person, Passkey passkey) {
        String body = new String(CODEC.encode(passkey), UTF_8);
        rows.putDocument(new DocumentRow(TOPIC, prefix(person) + passkey.id(), body));
    }

    void drop(PersonId person, String id) {
        rows.dropDocument(TOPIC, prefix(person) + id);
    }

    /** No id of a person has a full stop in it, so no prefix begins another. */
    private static String prefix(PersonId person) {
        return person + ".";
    }
}
