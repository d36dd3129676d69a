package limpid.store.memory;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;

/** Small records, over a map. */
final class MemoryDocuments implements DocumentRows {
    private final Table<DocumentKey, DocumentRow> table;

    MemoryDocuments(Table<DocumentKey, DocumentRow> table) {
        this.table = table;
    }

    @Override
    public Optional<String> document(String topic, String id) {
        return table.get(new DocumentKey(topic, id)).map(DocumentRow::body);
    }

    @Override
    public List<DocumentRow> documents(String topic, String after, int limit) {
        return some(table.rows().tailMap(new DocumentKey(topic, after), false).values(), topic, limit);
    }

    @Override
    public List<DocumentRow> documentsBefore(String topic, String before, int limit) {
        return some(before(topic, before).descendingMap().values(), topic, limit);
    }

    private NavigableMap<DocumentKey, DocumentRow> before(String topic, String before) {
        return table.rows().headMap(new DocumentKey(topic, before), false);
    }

    private static List<DocumentRow> some(Collection<DocumentRow> rows, String topic, int limit) {
        return rows.stream()
                .takeWhile(row -> row.topic().equals(topic))
                .limit(limit)
                .toList();
    }

    @Override
    public void putDocument(DocumentRow row) {
        table.put(new DocumentKey(row.topic(), row.id()), row);
    }

    @Override
    public void dropDocument(String topic, String id) {
        table.remove(new DocumentKey(topic, id));
    }

    @Override
    public void dropDocumentsBefore(String topic, String before) {
        some(before(topic, before).descendingMap().values(), topic, Integer.MAX_VALUE)
                .forEach(row -> dropDocument(topic, row.id()));
    }

    @Override
    public void dropAbout(String name) {
        MemoryHome.removeIf(
                table,
                row -> row.id().equals(name)
                        || row.id().startsWith(name + ".")
                        || ("." + row.topic() + ".").contains("." + name + "."));
    }
}
