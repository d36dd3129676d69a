package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.AnswerRow;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HintRow;

/** What a home owes to devices for a while: hints, granted space, given answers. */
final class SqlPromises {
    private static final String GRANT = "SELECT id, device, person, bytes, expires FROM space_grant";

    private final SqlSession session;
    private final HomeId home;

    SqlPromises(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
    }

    long addHint(String kind, String collection, long seq) {
        long number = session.rows(
                        "INSERT INTO tally (home, hints) VALUES (?, 1)"
                                + " ON CONFLICT (home) DO UPDATE SET hints = tally.hints + 1 RETURNING hints",
                        p -> p.text(home),
                        Row::number)
                .getFirst();
        session.change(
                "INSERT INTO hint (home, number, kind, collection, seq) VALUES (?, ?, ?, ?, ?)",
                p -> p.text(home).number(number).text(kind).text(collection).number(seq));
        return number;
    }

    List<HintRow> hints(long after, int limit) {
        return session.rows(
                "SELECT number, kind, collection, seq FROM hint WHERE home = ? AND number > ? ORDER BY number LIMIT ?",
                p -> p.text(home).number(after).number(limit),
                row -> new HintRow(row.number(), row.text(), row.text(), row.number()));
    }

    void dropHints(long upTo) {
        session.change("DELETE FROM hint WHERE home = ? AND number <= ?", p -> p.text(home)
                .number(upTo));
    }

    Optional<GrantRow> grant(String id) {
        return session.row(
                GRANT + " WHERE home = ? AND id = ?", p -> p.text(home).text(id), SqlPromises::grantOf);
    }

    List<GrantRow> grantsExpiring(Instant moment) {
        return session.rows(
                GRANT + " WHERE home = ? AND expires < ? ORDER BY expires, id",
                p -> p.text(home).moment(moment),
                SqlPromises::grantOf);
    }

    void putGrant(GrantRow row) {
        session.change(
                "INSERT INTO space_grant (home, id, device, person, bytes, expires) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, id) DO UPDATE SET device = excluded.device, person = excluded.person,"
                        + " bytes = excluded.bytes, expires = excluded.expires",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.device())
                        .text(row.person())
                        .number(row.bytes())
                        .moment(row.expires()));
    }

    void dropGrant(String id) {
        session.change("DELETE FROM space_grant WHERE home = ? AND id = ?", p -> p.text(home)
                .text(id));
    }

    private static GrantRow grantOf(Row row) throws SQLException {
        return new GrantRow(row.text(), new DeviceId(row.text()), new PersonId(row.text()), row.number(), row.moment());
    }

    Optional<AnswerRow> answer(DeviceId device, String key) {
        return session.row(
                "SELECT body_hash, answer, answered_at FROM answer WHERE home = ? AND device = ? AND idem_key = ?",
                p -> p.text(home).text(device).text(key),
                row -> new AnswerRow(device, key, row.hash(), row.bytes(), row.moment()));
    }

    void putAnswer(AnswerRow row) {
        session.change(
                "INSERT INTO answer (home, device, idem_key, body_hash, answer, answered_at) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, device, idem_key) DO UPDATE SET body_hash = excluded.body_hash,"
                        + " answer = excluded.answer, answered_at = excluded.answered_at",
                p -> p.text(home)
                        .text(row.device())
                        .text(row.key())
                        .hash(row.bodyHash())
                        .bytes(row.answer())
                        .moment(row.at()));
    }

    void dropAnswers(Instant moment) {
        session.change("DELETE FROM answer WHERE home = ? AND answered_at < ?", p -> p.text(home)
                .moment(moment));
    }
}
