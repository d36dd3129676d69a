package limpid.server.admin;

import java.time.Instant;
import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.audit.Actor;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Role;

/** Makes links by which people come in. What they open lives where accounts are. Safe for all threads. */
public interface Links {
    /** A link by which somebody new comes into a home, once. Fails with: NOT_FOUND. */
    Link invitation(HomeId home, Role role, Optional<String> email, Actor by);

    /** A link by which somebody who is locked out sets a password, once. Fails with: NOT_FOUND. */
    Link recovery(Resident of, Actor by);

    /**
     * One link, for the one moment in which it is shown.
     *
     * @param path below the server's address, such as {@code /invitation#…}
     * @param expires when it is worth nothing any more
     */
    record Link(String path, Instant expires) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Link[expires=" + expires + "]";
        }
    }
}
