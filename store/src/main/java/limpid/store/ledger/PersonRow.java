package limpid.store.ledger;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.PersonId;

/**
 * Someone who signs in.
 *
 * @param email the address to sign in with
 * @param name for people
 * @param passwordHash Argon2id in its text form; empty if there is no password
 * @param share what of the home's plan is theirs
 * @param rights what they may do
 */
public record PersonRow(
        PersonId id, String email, String name, String passwordHash, Instant createdAt, Rights rights, Share share) {
    /** Somebody new, to whom no bounds are set. */
    public static PersonRow of(PersonId id, String email, String name, Role role, Instant createdAt) {
        return new PersonRow(id, email, name, "", createdAt, Rights.of(role), Share.WHOLE);
    }

    /** The same with another address. */
    public PersonRow reachedAt(String other) {
        return new PersonRow(id, other, name, passwordHash, createdAt, rights, share);
    }

    /** The same by another name. */
    public PersonRow called(String other) {
        return new PersonRow(id, email, other, passwordHash, createdAt, rights, share);
    }

    /** The same with another password. */
    public PersonRow withPassword(String hash) {
        return new PersonRow(id, email, name, hash, createdAt, rights, share);
    }

    /** The same with other rights. */
    public PersonRow with(Rights other) {
        return new PersonRow(id, email, name, passwordHash, createdAt, other, share);
    }

    /** The same with another share of the plan. */
    public PersonRow with(Share other) {
        return new PersonRow(id, email, name, passwordHash, createdAt, rights, other);
    }

    /** Whether they run their home. */
    public boolean isOwner() {
        return rights.role() == Role.OWNER;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "PersonRow[" + id + "]";
    }

    /**
     * What somebody may do.
     *
     * @param role in their home
     * @param administrator whether they run the server as a whole
     * @param disabledAt since when they may do nothing; empty while they may
     */
    public record Rights(Role role, boolean administrator, Optional<Instant> disabledAt) {
        /** Those of a role, and no more. */
        public static Rights of(Role role) {
            return new Rights(role, false, Optional.empty());
        }

        /** The same in another role. */
        public Rights as(Role other) {
            return new Rights(other, administrator, disabledAt);
        }

        /** The same, running the server or not. */
        public Rights administering(boolean all) {
            return new Rights(role, all, disabledAt);
        }

        /** The same, from some moment on without effect; empty gives it back. */
        public Rights disabled(Optional<Instant> since) {
            return new Rights(role, administrator, since);
        }
    }

    /**
     * What of a home's plan somebody may use, in bytes.
     *
     * @param floorBytes kept free for them whatever others do; 0 for none
     * @param capBytes what they may use at the most; empty for all that is left
     */
    public record Share(long floorBytes, Optional<Long> capBytes) {
        /** No bounds. */
        public static final Share WHOLE = new Share(0, Optional.empty());
    }
}
