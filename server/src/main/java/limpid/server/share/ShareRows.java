package limpid.server.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** The links of a home. For one transaction. */
final class ShareRows {
    private static final String TOPIC = "share";
    private static final Codec<Share> CODEC = Records.of(Share.class);
    private static final int PAGE = 500;

    private final HomeTransaction rows;

    ShareRows(HomeTransaction rows) {
        this.rows = rows;
    }

    Optional<Share> find(String id) {
        return rows.documents().document(TOPIC, id).map(ShareRows::share);
    }

    private static Share share(String body) {
        return CODEC.decode(body.getBytes(UTF_8));
    }

    /** Somebody's, in no order. */
    List<Share> of(PersonId person) {
        List<Share> all = new ArrayList<>();
        List<DocumentRow> page = rows.documents().documents(TOPIC, "", PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .map(row -> share(row.body()))
                    .filter(share -> share.person().equals(person))
                    .forEach(all::add);
            page = rows.documents().documents(TOPIC, page.getLast().id(), PAGE);
        }
        return all;
    }

    void put(Share share) {
        rows.documents().putDocument(new DocumentRow(TOPIC, share.id(), new String(CODEC.encode(share), UTF_8)));
    }

    void drop(String id) {
        rows.documents().dropDocument(TOPIC, id);
    }

    /** Whose link it is, while they may share: not once they are disabled or a child. */
    Optional<PersonRow> maker(Share share) {
        return rows.person(share.person())
                .filter(person -> person.rights().disabledAt().isEmpty())
                .filter(person -> person.rights().role() != Role.CHILD);
    }

    /** What it leads to, while it lives and is its maker's. */
    Optional<Item> target(Share share) {
        return target(share.person(), share.collection(), share.item());
    }

    /** A file or folder of somebody that lives; never the root: a whole collection is not given away by one click. */
    Optional<Item> target(PersonId person, CollectionId collection, ItemId item) {
        boolean own = rows.collection(collection)
                .filter(row -> row.owner().equals(person))
                .isPresent();
        return own ? item(collection, item) : Optional.empty();
    }

    private Optional<Item> item(CollectionId collection, ItemId id) {
        return Optional.ofNullable(rows.items().byIds(collection, List.of(id)).get(id))
                .filter(item -> !item.deleted() && item.kind() != Kind.LINK);
    }
}
