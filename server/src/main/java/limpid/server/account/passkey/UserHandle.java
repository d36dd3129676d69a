package limpid.server.account.passkey;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * What a passkey remembers of its account: home and person, in bytes that mean nothing to anybody else. By it the server
 * finds the one home to look in, before it knows who asks.
 */
final class UserHandle {
    /** As many bytes as authenticators keep. */
    static final int BYTES_MAX = 64;

    private UserHandle() {}

    static byte[] of(Resident resident) {
        byte[] handle = (resident.home() + "." + resident.person()).getBytes(US_ASCII);
        if (handle.length > BYTES_MAX) {
            throw new IllegalStateException("ids grew too long for passkeys");
        }
        return handle;
    }

    /** Whose handle this is; empty if no handle looks like that. */
    static Optional<Resident> read(byte[] handle) {
        String[] parts = new String(handle, US_ASCII).split("\\.", -1);
        if (handle.length > BYTES_MAX || parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Resident(new HomeId(parts[0]), new PersonId(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
