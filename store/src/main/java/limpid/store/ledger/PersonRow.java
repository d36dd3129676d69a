package limpid.store.ledger;

import java.time.Instant;
import limpid.core.id.PersonId;

/**
 * Someone who signs in.
 *
 * @param email the address to sign in with
 * @param name for people
 * @param passwordHash Argon2id in its text form; empty if there is no password
 * @param role {@code owner}, {@code member} or {@code child}
 */
public record PersonRow(PersonId id, String email, String name, String passwordHash, String role, Instant createdAt) {}
