package limpid.server.gate.account;

import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.Role;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/**
 * What the app needs to know of who is signed in: the answer to everything that signs somebody in, and to
 * {@code GET /v1/session}. The names of the components are part of the protocol.
 *
 * @param twoFactor whether two-step sign-in is on
 * @param notices what the person should hear of now
 */
public record Me(
        Person person,
        Home home,
        Browser session,
        boolean twoFactor,
        Space space,
        Limits limits,
        List<Collection> collections,
        Server server,
        List<Notice> notices) {
    /** How it is written. */
    public static final Codec<Me> CODEC = Records.of(Me.class);

    public Me {
        collections = List.copyOf(collections);
        notices = List.copyOf(notices);
    }

    /**
     * Who.
     *
     * @param administrator whether they run the server as a whole
     * @param language of their pages; empty for the browser's own
     */
    public record Person(
            PersonId id, String name, String email, Role role, boolean administrator, Optional<String> language) {}

    /**
     * Their home.
     *
     * @param gearSeed how contents are cut; as decimal text, since it is larger than a browser's numbers
     */
    public record Home(HomeId id, String name, String gearSeed) {}

    /** The browser that asks. */
    public record Browser(String id) {}

    /** How full the home is, in bytes. */
    public record Space(long planBytes, long usedBytes, long reservedBytes, long keptBytes) {}

    /** What of the plan is the person's, in bytes; empty where nothing is set. */
    public record Limits(Optional<Long> floorBytes, Optional<Long> capBytes) {}

    /** One of the person's collections, and where it stands. */
    public record Collection(CollectionId id, String kind, String epoch, long headSeq, long items, long bytes) {}

    /** Who answers. */
    public record Server(String id, String name, String version) {}

    /**
     * One thing to hear of.
     *
     * @param code by which the app finds its own words
     * @param sentence in English
     * @param link to the page where something can be done about it
     */
    public record Notice(String code, String sentence, Optional<String> link) {}
}
