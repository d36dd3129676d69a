package limpid.store.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
import limpid.store.memory.HomeTables.AnswerKey;
import limpid.store.memory.HomeTables.Single;

/** One home's rows, over maps. */
final class MemoryHome implements HomeTransaction {
    private final HomeId home;
    private final HomeTables tables;

    MemoryHome(HomeId home, HomeTables tables) {
        this.home = home;
        this.tables = tables;
    }

    @Override
    public HomeId home() {
        return home;
    }

    @Override
    public Optional<HomeRow> homeRow() {
        return tables.home().get(Single.ONLY);
    }

    @Override
    public void putHome(HomeRow row) {
        tables.home().put(Single.ONLY, row);
    }

    @Override
    public Optional<PersonRow> person(PersonId id) {
        return tables.persons().get(id);
    }

    @Override
    public List<PersonRow> persons() {
        return List.copyOf(tables.persons().rows().values());
    }

    @Override
    public void putPerson(PersonRow row) {
        tables.persons().put(row.id(), row);
    }

    @Override
    public void dropPerson(PersonId id) {
        tables.persons().remove(id);
    }

    @Override
    public Optional<DeviceRow> device(DeviceId id) {
        return tables.devices().get(id);
    }

    @Override
    public List<DeviceRow> devices() {
        return List.copyOf(tables.devices().rows().values());
    }

    @Override
    public void putDevice(DeviceRow row) {
        tables.devices().put(row.id(), row);
    }

    @Override
    public void dropDevice(DeviceId id) {
        tables.devices().remove(id);
    }

    @Override
    public Optional<CollectionRow> collection(CollectionId id) {
        return tables.collections().get(id);
    }

    @Override
    public List<CollectionRow> collections() {
        return List.copyOf(tables.collections().rows().values());
    }

    @Override
    public void putCollection(CollectionRow row) {
        tables.collections().put(row.id(), row);
    }

    @Override
    public void dropCollection(CollectionId id) {
        tables.items().remove(id);
        tables.collections().remove(id);
    }

    @Override
    public Optional<SessionRow> session(Hash secretHash) {
        return tables.sessions().get(secretHash);
    }

    @Override
    public void putSession(SessionRow row) {
        tables.sessions().put(row.secretHash(), row);
    }

    @Override
    public List<SessionRow> sessions() {
        return List.copyOf(tables.sessions().rows().values());
    }

    @Override
    public void dropSession(Hash secretHash) {
        tables.sessions().remove(secretHash);
    }

    @Override
    public void dropSessions(Instant moment) {
        removeIf(tables.sessions(), session -> session.expires().isBefore(moment));
    }

    @Override
    public ItemRows items() {
        return new MemoryItems(tables);
    }

    @Override
    public ContentRows contents() {
        return new MemoryContents(tables);
    }

    @Override
    public BrowseRows browsing() {
        return new MemoryBrowsing(tables);
    }

    @Override
    public DocumentRows documents() {
        return new MemoryDocuments(tables.documents());
    }

    @Override
    public long addHint(String kind, String collection, long seq) {
        long number = tables.hintsGiven().get(Single.ONLY).orElse(0L) + 1;
        tables.hintsGiven().put(Single.ONLY, number);
        tables.hints().put(number, new HintRow(number, kind, collection, seq));
        return number;
    }

    @Override
    public List<HintRow> hints(long after, int limit) {
        return tables.hints().rows().tailMap(after, false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void dropHints(long upTo) {
        removeIf(tables.hints(), hint -> hint.number() <= upTo);
    }

    @Override
    public Optional<GrantRow> grant(String id) {
        return tables.grants().get(id);
    }

    @Override
    public List<GrantRow> grantsExpiring(Instant moment) {
        return tables.grants().rows().values().stream()
                .filter(grant -> grant.expires().isBefore(moment))
                .sorted(Comparator.comparing(GrantRow::expires).thenComparing(GrantRow::id))
                .toList();
    }

    @Override
    public void putGrant(GrantRow row) {
        tables.grants().put(row.id(), row);
    }

    @Override
    public void dropGrant(String id) {
        tables.grants().remove(id);
    }

    @Override
    public Optional<AnswerRow> answer(DeviceId device, String key) {
        return tables.answers().get(new AnswerKey(device, key));
    }

    @Override
    public void putAnswer(AnswerRow row) {
        tables.answers().put(new AnswerKey(row.device(), row.key()), row);
    }

    @Override
    public void dropAnswers(Instant moment) {
        removeIf(tables.answers(), answer -> answer.at().isBefore(moment));
    }

    static <K, V> int removeIf(Table<K, V> table, Predicate<V> gone) {
        List<K> keys = table.rows().entrySet().stream()
                .filter(row -> gone.test(row.getValue()))
                .map(row -> row.getKey())
                .toList();
        keys.forEach(table::remove);
        return keys.size();
    }
}
