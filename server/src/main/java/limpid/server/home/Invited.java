package limpid.server.home;

import java.time.Instant;
import java.util.Optional;
import limpid.store.ledger.Role;

/**
 * Somebody who may join a home by a link, as the people of the home see it.
 *
 * @param by the name of who invited them
 */
public record Invited(String id, Optional<String> email, Role role, Instant createdAt, Instant expires, String by) {}
