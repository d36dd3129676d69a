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
import limpid.store.ledger.DeviceRow.Hold;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.store.ledger.SessionRow;

/** Persons, devices and browsers of a home. */
final class SqlPeople {
    private static final String PERSON =
            "SELECT id, email, name, password_hash, created_at, role, administrator, disabled_at,"
                    + " floor_bytes, cap_bytes FROM person";
    private static final String DEVICE =
            "SELECT id, person, name, platform, secret_hash, joined_at, seen_at, revoked_at,"
                    + " held_code, held_since, held_by, report FROM device";
    private static final String SESSION =
            "SELECT secret_hash, id, person, user_agent, address, created_at, seen_at, expires FROM session";

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
                "INSERT INTO person (home, id, email, name, password_hash, created_at, role, administrator, disabled_at,"
                        + " floor_bytes, cap_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (home, id) DO UPDATE SET email = excluded.email, name = excluded.name,"
                        + " password_hash = excluded.password_hash, created_at = excluded.created_at,"
                        + " role = excluded.role, administrator = excluded.administrator,"
                        + " disabled_at = excluded.disabled_at, floor_bytes = excluded.floor_bytes,"
                        + " cap_bytes = excluded.cap_bytes",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.email())
                        .text(row.name())
                        .text(row.passwordHash())
                        .moment(row.createdAt())
                        .text(row.rights().role().text())
                        .flag(row.rights().administrator())
                        .maybeMoment(row.rights().disabledAt())
                        .number(row.share().floorBytes())
                        .maybeNumber(row.share().capBytes()));
    }

    void dropPerson(PersonId id) {
        session.change("DELETE FROM person WHERE home = ? AND id = ?", p -> p.text(home)
                .text(id));
    }

    void dropDevice(DeviceId id) {
        session.change("DELETE FROM device WHERE home = ? AND id = ?", p -> p.text(home)
                .text(id));
    }

    private static PersonRow personOf(Row row) throws SQLException {
        return new PersonRow(
                new PersonId(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.moment(),
                new PersonRow.Rights(Role.of(row.text()), row.flag(), row.maybeMoment()),
                new PersonRow.Share(row.number(), row.maybeNumber()));
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
                "INSERT INTO device (home, id, person, name, platform, secret_hash, joined_at, seen_at, revoked_at,"
                        + " held_code, held_since, held_by, report)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home, id) DO UPDATE SET"
                        + " person = excluded.person, name = excluded.name, platform = excluded.platform,"
                        + " secret_hash = excluded.secret_hash, joined_at = excluded.joined_at,"
                        + " seen_at = excluded.seen_at, revoked_at = excluded.revoked_at,"
                        + " held_code = excluded.held_code, held_since = excluded.held_since,"
                        + " held_by = excluded.held_by, report = excluded.report",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.person())
                        .text(row.name())
                        .text(row.platform())
                        .hash(row.secretHash())
                        .moment(row.joinedAt())
                        .moment(row.seenAt())
                        .maybeMoment(row.revokedAt())
                        .text(row.hold().map(Hold::code).orElse(""))
                        .maybeMoment(row.hold().map(Hold::since))
                        .text(row.hold().map(Hold::by).orElse(""))
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
                holdOf(row),
                row.text());
    }

    private static Optional<Hold> holdOf(Row row) throws SQLException {
        String code = row.text();
        Optional<Instant> since = row.maybeMoment();
        String by = row.text();
        return since.map(at -> new Hold(code, at, by));
    }

    Optional<SessionRow> session(Hash secretHash) {
        return session.row(
                SESSION + " WHERE home = ? AND secret_hash = ?",
                p -> p.text(home).hash(secretHash),
                SqlPeople::sessionOf);
    }

    List<SessionRow> sessions() {
        return session.rows(SESSION + " WHERE home = ?", p -> p.text(home), SqlPeople::sessionOf);
    }

    private static SessionRow sessionOf(Row row) throws SQLException {
        return new SessionRow(
                row.hash(),
                row.text(),
                new PersonId(row.text()),
                row.text(),
                row.text(),
                row.moment(),
                row.moment(),
                row.moment());
    }

    void putSession(SessionRow row) {
        session.change(
                "INSERT INTO session (home, secret_hash, id, person, user_agent, address, created_at, seen_at, expires)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home, secret_hash) DO UPDATE SET"
                        + " id = excluded.id, person = excluded.person, user_agent = excluded.user_agent,"
                        + " address = excluded.address, created_at = excluded.created_at,"
                        + " seen_at = excluded.seen_at, expires = excluded.expires",
                p -> p.text(home)
                        .hash(row.secretHash())
                        .text(row.id())
                        .text(row.person())
                        .text(row.userAgent())
                        .text(row.address())
                        .moment(row.createdAt())
                        .moment(row.seenAt())
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
