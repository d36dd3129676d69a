package limpid.server.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * The documents of one topic in a home, as what they are.
 *
 * @param topic under which they lie
 * @param codec of each
 */
record Shelf<T extends Record>(String topic, Codec<T> codec) {
    static <T extends Record> Shelf<T> of(String topic, Class<T> type) {
        return new Shelf<>(topic, Records.of(type));
    }

    Optional<T> get(DocumentRows rows, String id) {
        return rows.document(topic, id).map(this::read);
    }

    /** The first of them by id, at most {@code limit}. */
    List<T> first(DocumentRows rows, int limit) {
        return rows.documents(topic, "", limit).stream()
                .map(row -> read(row.body()))
                .toList();
    }

    /** The last of them by id, the very last first, at most {@code limit}. */
    List<T> last(DocumentRows rows, int limit) {
        // After every id, which begin with a letter or a digit.
        return rows.documentsBefore(topic, "~", limit).stream()
                .map(row -> read(row.body()))
                .toList();
    }

    void put(DocumentRows rows, String id, T document) {
        rows.putDocument(new DocumentRow(topic, id, new String(codec.encode(document), UTF_8)));
    }

    void drop(DocumentRows rows, String id) {
        rows.dropDocument(topic, id);
    }

    private T read(String body) {
        return codec.decode(body.getBytes(UTF_8));
    }
}
