package limpid.store.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.change.Digest;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.AnswerRow;
import limpid.store.ledger.BrowseRows;
import limpid.store.ledger.CollectionRow;
import limpid.store.ledger.ContentRows;
import limpid.store.ledger.DeviceRow;
import limpid.store.ledger.DocumentRows;
import limpid.store.ledger.GrantRow;
import limpid.store.ledger.HintRow;
import limpid.store.ledger.HomeRow;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.ItemRows;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.SessionRow;

/** One home's rows, in SQL. */
final class SqlHome implements HomeTransaction {
    private static final String COLLECTION =
            "SELECT id, kind, owner, epoch, head_seq, tomb_floor, digest, items, bytes" + " FROM collection";

    private final SqlSession session;
    private final HomeId home;
    private final SqlPeople people;
    private final SqlPromises promises;
    private final SqlItems items;
    private final SqlContents contents;
    private final SqlDocuments documents;
    private final SqlBrowsing browsing;

    SqlHome(SqlSession session, HomeId home) {
        this.session = session;
        this.home = home;
        this.people = new SqlPeople(session, home);
        this.promises = new SqlPromises(session, home);
        this.items = new SqlItems(session, home);
        this.contents = new SqlContents(session, home);
        this.documents = new SqlDocuments(session, home.text());
        this.browsing = new SqlBrowsing(session, home);
    }

    @Override
    public HomeId home() {
        return home;
    }

    @Override
    public Optional<HomeRow> homeRow() {
        return session.row(
                "SELECT name, plan_bytes, used_bytes, reserved_bytes, kept_bytes, gear_seed, bounded FROM home"
                        + " WHERE home = ?",
                p -> p.text(home),
                row -> new HomeRow(
                        row.text(), row.number(), row.number(), row.number(), row.number(), row.number(), row.flag()));
    }

    @Override
    public void putHome(HomeRow row) {
        session.change(
                "INSERT INTO home (home, name, plan_bytes, used_bytes, reserved_bytes, kept_bytes, gear_seed, bounded)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home) DO UPDATE SET name = excluded.name,"
                        + " plan_bytes = excluded.plan_bytes, used_bytes = excluded.used_bytes,"
                        + " reserved_bytes = excluded.reserved_bytes, kept_bytes = excluded.kept_bytes,"
                        + " gear_seed = excluded.gear_seed, bounded = excluded.bounded",
                p -> p.text(home)
                        .text(row.name())
                        .number(row.planBytes())
                        .number(row.usedBytes())
                        .number(row.reservedBytes())
                        .number(row.keptBytes())
                        .number(row.gearSeed())
                        .flag(row.bounded()));
    }

    @Override
    public Optional<PersonRow> person(PersonId id) {
        return people.person(id);
    }

    @Override
    public List<PersonRow> persons() {
        return people.persons();
    }

    @Override
    public void putPerson(PersonRow row) {
        people.putPerson(row);
    }

    @Override
    public void dropPerson(PersonId id) {
        people.dropPerson(id);
    }

    @Override
    public Optional<DeviceRow> device(DeviceId id) {
        return people.device(id);
    }

    @Override
    public List<DeviceRow> devices() {
        return people.devices();
    }

    @Override
    public void putDevice(DeviceRow row) {
        people.putDevice(row);
    }

    @Override
    public void dropDevice(DeviceId id) {
        people.dropDevice(id);
    }

    @Override
    public Optional<CollectionRow> collection(CollectionId id) {
        return session.row(
                COLLECTION + " WHERE home = ? AND id = ?", p -> p.text(home).text(id), SqlHome::collectionOf);
    }

    @Override
    public List<CollectionRow> collections() {
        return session.rows(COLLECTION + " WHERE home = ? ORDER BY id", p -> p.text(home), SqlHome::collectionOf);
    }

    private static CollectionRow collectionOf(Row row) throws SQLException {
        return new CollectionRow(
                new CollectionId(row.text()),
                row.text(),
                new PersonId(row.text()),
                row.text(),
                row.number(),
                row.number(),
                new Digest(row.hash()),
                row.number(),
                row.number());
    }

    @Override
    public void putCollection(CollectionRow row) {
        session.change(
                "INSERT INTO collection (home, id, kind, owner, epoch, head_seq, tomb_floor, digest, items, bytes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (home, id) DO UPDATE SET"
                        + " kind = excluded.kind, owner = excluded.owner, epoch = excluded.epoch,"
                        + " head_seq = excluded.head_seq, tomb_floor = excluded.tomb_floor, digest = excluded.digest,"
                        + " items = excluded.items, bytes = excluded.bytes",
                p -> p.text(home)
                        .text(row.id())
                        .text(row.kind())
                        .text(row.owner())
                        .text(row.epoch())
                        .number(row.headSeq())
                        .number(row.tombFloor())
                        .hash(row.digest().sum())
                        .number(row.items())
                        .number(row.bytes()));
    }

    @Override
    public void dropCollection(CollectionId id) {
        session.change("DELETE FROM progress WHERE home = ? AND collection = ?", p -> p.text(home)
                .text(id));
        session.change("DELETE FROM collection WHERE home = ? AND id = ?", p -> p.text(home)
                .text(id));
    }

    @Override
    public Optional<SessionRow> session(Hash secretHash) {
        return people.session(secretHash);
    }

    @Override
    public void putSession(SessionRow row) {
        people.putSession(row);
    }

    @Override
    public List<SessionRow> sessions() {
        return people.sessions();
    }

    @Override
    public void dropSession(Hash secretHash) {
        people.dropSession(secretHash);
    }

    @Override
    public void dropSessions(Instant moment) {
        people.dropSessions(moment);
    }

    @Override
    public ItemRows items() {
        return items;
    }

    @Override
    public ContentRows contents() {
        return contents;
    }

    @Override
    public BrowseRows browsing() {
        return browsing;
    }

    @Override
    public DocumentRows documents() {
        return documents;
    }

    @Override
    public long addHint(String kind, String collection, long seq) {
        return promises.addHint(kind, collection, seq);
    }

    @Override
    public List<HintRow> hints(long after, int limit) {
        return promises.hints(after, limit);
    }

    @Override
    public void dropHints(long upTo) {
        promises.dropHints(upTo);
    }

    @Override
    public Optional<GrantRow> grant(String id) {
        return promises.grant(id);
    }

    @Override
    public List<GrantRow> grantsExpiring(Instant moment) {
        return promises.grantsExpiring(moment);
    }

    @Override
    public void putGrant(GrantRow row) {
        promises.putGrant(row);
    }

    @Override
    public void dropGrant(String id) {
        promises.dropGrant(id);
    }

    @Override
    public Optional<AnswerRow> answer(DeviceId device, String key) {
        return promises.answer(device, key);
    }

    @Override
    public void putAnswer(AnswerRow row) {
        promises.putAnswer(row);
    }

    @Override
    public void dropAnswers(Instant moment) {
        promises.dropAnswers(moment);
    }
}
