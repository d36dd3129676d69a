package limpid.store.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;

/** What stands above homes. Valid only inside {@link Ledger#administer}. */
public interface DirectoryTransaction {
    /** All homes, by id. */
    List<HomeId> homes();

    /** Registers a home; its row is written by {@link HomeTransaction#putHome}. */
    void addHome(HomeId home);

    /** Who signs in with this address; addresses compare without case. */
    Optional<Resident> resident(String email);

    /** Says who signs in with an address, replacing what was said before. */
    void putResident(String email, Resident resident);

    /** Lets nobody sign in with an address any more. */
    void dropResident(String email);

    /** Small records of the server as a whole. */
    DocumentRows documents();

    /** Keeps a single-use code by its hash. */
    void putCode(CodeRow code);

    /** A code by its hash, used or not. */
    Optional<CodeRow> code(Hash hash);

    /** Removes codes that expired before {@code moment}. */
    void dropCodes(Instant moment);

    /** A fact about the server as a whole, such as its id; empty if never set. */
    Optional<String> fact(String key);

    /** Sets a fact. */
    void putFact(String key, String value);

    /** Where a person is at home. */
    record Resident(HomeId home, PersonId person) {}

    /**
     * A single-use code: to join a device, or to create the owner.
     *
     * @param hash of the code; the code itself is nowhere
     * @param purpose {@code join} or {@code owner}
     * @param resident for whom; empty for the owner's
     * @param expires when it is worth nothing any more
     * @param used whether it was used
     */
    record CodeRow(Hash hash, String purpose, Optional<Resident> resident, Instant expires, boolean used) {}
}
