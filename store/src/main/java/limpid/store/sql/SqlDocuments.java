package limpid.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import limpid.store.ledger.DocumentRow;
import limpid.store.ledger.DocumentRows;

/** Small records, in SQL. */
final class SqlDocuments implements DocumentRows {
    /** Where what stands above homes lies: no home has this id. */
    static final String ABOVE_HOMES = "";

    private static final String DOCUMENT = "SELECT topic, id, body FROM document WHERE home = ? AND topic = ?";

    private final SqlSession session;
    private final String home;

    SqlDocuments(SqlSession session, String home) {
        this.session = session;
        this.home = home;
    }

    @Override
    public Optional<String> document(String topic, String id) {
        return session.row(
                "SELECT body FROM document WHERE home = ? AND topic = ? AND id = ?",
                p -> p.text(home).text(topic).text(id),
                Row::text);
    }

    @Override
    public List<DocumentRow> documents(String topic, String after, int limit) {
        return session.rows(
                DOCUMENT + " AND id > ? ORDER BY id LIMIT ?",
                p -> p.text(home).text(topic).text(after).number(limit),
                SqlDocuments::documentOf);
    }

    @Override
    public List<DocumentRow> documentsBefore(String topic, String before, int limit) {
        return session.rows(
                DOCUMENT + " AND id < ? ORDER BY id DESC LIMIT ?",
                p -> p.text(home).text(topic).text(before).number(limit),
                SqlDocuments::documentOf);
    }

    private static DocumentRow documentOf(Row row) throws SQLException {
        return new DocumentRow(row.text(), row.text(), row.text());
    }

    @Override
    public void putDocument(DocumentRow row) {
        session.change(
                "INSERT INTO document (home, topic, id, body) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (home, topic, id) DO UPDATE SET body = excluded.body",
                p -> p.text(home).text(row.topic()).text(row.id()).text(row.body()));
    }

    @Override
    public void dropDocument(String topic, String id) {
        session.change(
                "DELETE FROM document WHERE home = ? AND topic = ? AND id = ?",
                p -> p.text(home).text(topic).text(id));
    }

    @Override
    public void dropDocumentsBefore(String topic, String before) {
        session.change(
                "DELETE FROM document WHERE home = ? AND topic = ? AND id < ?",
                p -> p.text(home).text(topic).text(before));
    }

    /** Names have no character that means something in a pattern. */
    @Override
    public void dropAbout(String name) {
        session.change(
                "DELETE FROM document WHERE home = ? AND (id = ? OR id LIKE ? OR '.' || topic || '.' LIKE ?)",
                p -> p.text(home).text(name).text(name + ".%").text("%." + name + ".%"));
    }
}
