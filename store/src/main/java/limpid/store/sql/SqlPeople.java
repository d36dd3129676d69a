package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.SessionRow;

/** Persons, devices and browsers of a home. */
final class SqlPeople {
    private static final String PERSON = "SELECT id, email, name, password_hash, role, created_at FROM person";
    private static final String DEVICE =
            "SELECT id, person, name, platform, secret_hash, joined_at, seen_at, revoked_at," + " report FROM device";

    private final SqlSession session;
    private final HomeId home;

    SqlPeople(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
    }

    Optional<PersonRow> person(PersonId id) {
        return session.row(
                PERSON + " WHERE home = ? AND id = ?", p -> p.text(home).text(id), SqlPeople::personOf);
    }

    List<PersonRow> persons() {
        return session.rows(PERSON + " WHERE home = ? ORDER BY id", p -> p.text(home), SqlPeople::personOf);
    }

    void putPerson(PersonRow row) {
        session.change(
                "INSERT INTO person (home, id, email, name, password_hash, role, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, id) DO UPDATE SET email = excluded.email, name = excluded.name,"
                        + " password_hash = excluded.password_hash, role = excluded.role, created_at = excluded.created_at",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.email())
                        .text(row.name())
                        .text(row.passwordHash())
                        .text(row.role())
                        .moment(row.createdAt()));
    }

    private static PersonRow personOf(Row row) throws SQLException {
        return new PersonRow(new PersonId(row.text()), row.text(), row.text(), row.text(), row.text(), row.moment());
    }

    Optional<DeviceRow> device(DeviceId id) {
        return session.row(
                DEVICE + " WHERE home = ? AND id = ?", p -> p.text(home).text(id), SqlPeople::deviceOf);
    }

    List<DeviceRow> devices() {
        return session.rows(DEVICE + " WHERE home = ? ORDER BY id", p -> p.text(home), SqlPeople::deviceOf);
    }

    void putDevice(DeviceRow row) {
        session.change(
                "INSERT INTO device (home, id, person, name, platform, secret_hash, joined_at, seen_at, revoked_at, report)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home, id) DO UPDATE SET"
                        + " person = excluded.person, name = excluded.name, platform = excluded.platform,"
                        + " secret_hash = excluded.secret_hash, joined_at = excluded.joined_at,"
                        + " seen_at = excluded.seen_at, revoked_at = excluded.revoked_at, report = excluded.report",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.person())
                        .text(row.name())
                        .text(row.platform())
                        .hash(row.secretHash())
                        .moment(row.joinedAt())
                        .moment(row.seenAt())
                        .maybeMoment(row.revokedAt())
                        .text(row.report()));
    }

    private static DeviceRow deviceOf(Row row) throws SQLException {
        return new DeviceRow(
                new DeviceId(row.text()),
                new PersonId(row.text()),
                row.text(),
                row.text(),
                row.hash(),
                row.moment(),
                row.moment(),
                row.maybeMoment(),
                row.text());
    }

    Optional<SessionRow> session(Hash secretHash) {
        return session.row(
                "SELECT secret_hash, person, user_agent, created_at, expires FROM session"
                        + " WHERE home = ? AND secret_hash = ?",
                p -> p.text(home).hash(secretHash),
                row -> new SessionRow(row.hash(), new PersonId(row.text()), row.text(), row.moment(), row.moment()));
    }

    void putSession(SessionRow row) {
        session.change(
                "INSERT INTO session (home, secret_hash, person, user_agent, created_at, expires) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, secret_hash) DO UPDATE SET person = excluded.person,"
                        + " user_agent = excluded.user_agent, created_at = excluded.created_at, expires = excluded.expires",
                p -> p.text(home)
                        .hash(row.secretHash())
                        .text(row.person())
                        .text(row.userAgent())
                        .moment(row.createdAt())
                        .moment(row.expires()));
    }

    void dropSession(Hash secretHash) {
        session.change("DELETE FROM session WHERE home = ? AND secret_hash = ?", p -> p.text(home)
                .hash(secretHash));
    }

    void dropSessions(Instant moment) {
        session.change("DELETE FROM session WHERE home = ? AND expires < ?", p -> p.text(home)
                .moment(moment));
    }
}
