package limpid.server.audit;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;

/**
 * Who did something, or to whom or what it was done. The name is what it was at that time.
 *
 * @param home where it belongs; empty for what stands above homes
 * @param id empty where the kind says all
 * @param name for people; cut at 100 characters
 */
public record Party(Kind kind, Optional<HomeId> home, String id, String name) {
    private static final int NAME_CHARACTERS_MAX = 100;

    public Party {
        name = Note.cut(name, NAME_CHARACTERS_MAX);
    }

    /** What one can be. */
    public enum Kind {
        PERSON,
        HOME,
        DEVICE,
        INVITATION,
        SHARE,
        POLICY,
        PROVIDER,
        /** A setting of the server, such as that of mail; the id says which. */
        SETTING,
        /** A piece of regular work; the id is its name. */
        JOB,
        /** Whoever may run commands on the server's machine. */
        OPERATOR,
        /** The server by itself. */
        SERVER
    }

    /** Somebody who lives here. */
    public static Party person(HomeId home, PersonRow person) {
        return new Party(Kind.PERSON, Optional.of(home), person.id().text(), person.name());
    }

    /** The same, where only the id is known. */
    public static Party person(Resident resident) {
        return new Party(
                Kind.PERSON,
                Optional.of(resident.home()),
                resident.person().text(),
                resident.person().text());
    }

    /** A home. */
    public static Party home(HomeId home, String name) {
        return new Party(Kind.HOME, Optional.of(home), home.text(), name);
    }

    /** Something inside a home. */
    public static Party in(HomeId home, Kind kind, String id, String name) {
        return new Party(kind, Optional.of(home), id, name);
    }

    /** Something above homes. */
    public static Party above(Kind kind, String id, String name) {
        return new Party(kind, Optional.empty(), id, name);
    }

    /** Whoever may run commands on the server's machine. */
    public static Party operator() {
        return above(Kind.OPERATOR, "", "A command on the server's machine");
    }

    /** The server by itself. */
    public static Party server() {
        return above(Kind.SERVER, "", "The server");
    }
}
