package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.DocumentRows;

/** What stands above homes, in SQL. */
final class SqlDirectory implements DirectoryTransaction {
    private final SqlSession session;

    SqlDirectory(SqlSession session) {
        this.session = session;
    }

    @Override
    public List<HomeId> homes() {
        return session.rows("SELECT home FROM directory_home ORDER BY home", _ -> {}, row -> new HomeId(row.text()));
    }

    @Override
    public void addHome(HomeId home) {
        session.change("INSERT INTO directory_home (home) VALUES (?) ON CONFLICT (home) DO NOTHING", p -> p.text(home));
    }

    @Override
    public Optional<Resident> resident(String email) {
        return session.row(
                "SELECT home, person FROM directory_resident WHERE email = ?",
                p -> p.text(email.toLowerCase(Locale.ROOT)),
                row -> new Resident(new HomeId(row.text()), new PersonId(row.text())));
    }

    @Override
    public void putResident(String email, Resident resident) {
        session.change(
                "INSERT INTO directory_resident (email, home, person) VALUES (?, ?, ?)"
                        + " ON CONFLICT (email) DO UPDATE SET home = excluded.home, person = excluded.person",
                p -> p.text(email.toLowerCase(Locale.ROOT))
                        .text(resident.home())
                        .text(resident.person()));
    }

    @Override
    public void dropResident(String email) {
        session.change("DELETE FROM directory_resident WHERE email = ?", p -> p.text(email.toLowerCase(Locale.ROOT)));
    }

    @Override
    public DocumentRows documents() {
        return new SqlDocuments(session, SqlDocuments.ABOVE_HOMES);
    }

    @Override
    public void putCode(CodeRow code) {
        session.change(
                "INSERT INTO directory_code (hash, purpose, home, person, expires, used) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (hash) DO UPDATE SET purpose = excluded.purpose, home = excluded.home,"
                        + " person = excluded.person, expires = excluded.expires, used = excluded.used",
                p -> p.hash(code.hash())
                        .text(code.purpose())
                        .maybeText(code.resident().map(Resident::home))
                        .maybeText(code.resident().map(Resident::person))
                        .moment(code.expires())
                        .flag(code.used()));
    }

    @Override
    public Optional<CodeRow> code(Hash hash) {
        return session.row(
                "SELECT hash, purpose, home, person, expires, used FROM directory_code WHERE hash = ?",
                p -> p.hash(hash),
                row -> new CodeRow(row.hash(), row.text(), residentOf(row), row.moment(), row.flag()));
    }

    private static Optional<Resident> residentOf(Row row) throws SQLException {
        Optional<HomeId> home = row.maybeText().map(HomeId::new);
        Optional<PersonId> person = row.maybeText().map(PersonId::new);
        return home.flatMap(where -> person.map(who -> new Resident(where, who)));
    }

    @Override
    public void dropCodes(Instant moment) {
        session.change("DELETE FROM directory_code WHERE expires < ?", p -> p.moment(moment));
    }

    @Override
    public Optional<String> fact(String key) {
        return session.row("SELECT fact FROM directory_fact WHERE fact_key = ?", p -> p.text(key), Row::text);
    }

    @Override
    public void putFact(String key, String value) {
        session.change(
                "INSERT INTO directory_fact (fact_key, fact) VALUES (?, ?)"
                        + " ON CONFLICT (fact_key) DO UPDATE SET fact = excluded.fact",
                p -> p.text(key).text(value));
    }
}
