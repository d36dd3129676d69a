package limpid.server.account.own;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A password for one program that cannot ask for a second step.
 *
 * @param name for people, such as {@code Contacts on my phone}
 * @param scopes what it opens; see {@link Scope}
 * @param lastUsedAt by the server clock, give or take some minutes
 */
public record AppPassword(String id, String name, List<Scope> scopes, Instant createdAt, Optional<Instant> lastUsedAt) {
    public AppPassword {
        scopes = List.copyOf(scopes);
    }

    /** What a password for one program opens. The names are part of the protocol. */
    public enum Scope {
        CONTACTS,
        CALENDAR,
        NOTES,
        FILES,
        PHOTOS
    }
}
