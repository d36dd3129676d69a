package limpid.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/** One home's rows. Valid only inside {@link Ledger#write} or {@link Ledger#read}; one thread. {@code put} replaces. */
public interface HomeTransaction {
    /** Which home. */
    HomeId home();

    /** The home's own row; empty before the first {@link #putHome}. */
    Optional<HomeRow> homeRow();

    void putHome(HomeRow row);

    Optional<PersonRow> person(PersonId id);

    List<PersonRow> persons();

    void putPerson(PersonRow row);

    /** Removes somebody for good; who is not there is well. */
    void dropPerson(PersonId id);

    Optional<DeviceRow> device(DeviceId id);

    List<DeviceRow> devices();

    void putDevice(DeviceRow row);

    /** Removes a device for good; one that is not there is well. */
    void dropDevice(DeviceId id);

    Optional<CollectionRow> collection(CollectionId id);

    List<CollectionRow> collections();

    void putCollection(CollectionRow row);

    /** Removes a collection for good, with what devices have seen of it; after {@link ItemRows#dropSome} emptied it. */
    void dropCollection(CollectionId id);

    /** A signed-in browser by the hash of its secret. */
    Optional<SessionRow> session(Hash secretHash);

    /** Signed-in browsers, in no order. */
    List<SessionRow> sessions();

    void putSession(SessionRow row);

    void dropSession(Hash secretHash);

    /** Removes sessions that expired before {@code moment}. */
    void dropSessions(Instant moment);

    /** Items, their old versions and what devices have seen of them. */
    ItemRows items();

    /** Contents, chunks and what keeps them. */
    ContentRows contents();

    /** The same items, in the orders in which people look at them. */
    BrowseRows browsing();

    /** Small records. */
    DocumentRows documents();

    /** Adds a hint in the same transaction as what it tells of; returns its number, which only grows. */
    long addHint(String kind, String collection, long seq);

    /** Hints after a number, at most {@code limit}, in order. */
    List<HintRow> hints(long after, int limit);

    /** Removes hints up to a number. */
    void dropHints(long upTo);

    /** Space set aside. */
    Optional<GrantRow> grant(String id);

    /** Grants that expire before {@code moment}. */
    List<GrantRow> grantsExpiring(Instant moment);

    void putGrant(GrantRow row);

    void dropGrant(String id);

    /** The stored answer to an idempotency key. */
    Optional<AnswerRow> answer(DeviceId device, String key);

    void putAnswer(AnswerRow row);

    /** Removes answers given before {@code moment}. */
    void dropAnswers(Instant moment);
}
