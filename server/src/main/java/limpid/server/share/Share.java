package limpid.server.share;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;

/**
 * A link, as it rests in its home.
 *
 * @param id made by whoever made the link
 * @param person whose link it is
 * @param item the file or folder
 * @param name what its maker calls it
 * @param tokenHash of what the link carries
 * @param sealedToken the same, sealed, so that its maker can copy it again
 * @param passwordHash Argon2id; empty without a password
 * @param expires when it ends by itself; empty for never
 * @param opened how often somebody opened it
 */
public record Share(
        String id,
        PersonId person,
        CollectionId collection,
        ItemId item,
        Kind kind,
        String name,
        String tokenHash,
        String sealedToken,
        String passwordHash,
        Optional<Instant> expires,
        Instant createdAt,
        long opened,
        Optional<Instant> lastOpenedAt) {
    /** What a link is for. */
    public enum Kind {
        /** To look and to download. */
        VIEW,
        /** To bring files; nothing can be seen. */
        DROP
    }

    /** Whether it asks for a password. */
    public boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** Whether its time is over. */
    boolean isOver(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** The same under other terms. */
    Share under(String otherPasswordHash, Optional<Instant> otherEnd) {
        return new Share(
                id,
                person,
                collection,
                item,
                kind,
                name,
                tokenHash,
                sealedToken,
                otherPasswordHash,
                otherEnd,
                createdAt,
                opened,
                lastOpenedAt);
    }

    /** The same, opened once more. */
    Share openedAt(Instant now) {
        return new Share(
                id,
                person,
                collection,
                item,
                kind,
                name,
                tokenHash,
                sealedToken,
                passwordHash,
                expires,
                createdAt,
                opened + 1,
                Optional.of(now));
    }

    /** Without anything that opens it. */
    @Override
    public String toString() {
        return "Share[" + id + "]";
    }
}
