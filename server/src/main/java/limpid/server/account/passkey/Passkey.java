package limpid.server.account.passkey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A passkey that somebody can sign in with; also its form in the ledger.
 *
 * @param id by which people name it; tells nothing of the key
 * @param name what its person calls it
 * @param site the name of the server it is bound to
 * @param lastUsedAt when it signed somebody in last; empty before the first time
 * @param key its public half
 */
public record Passkey(
        String id, String name, String site, Instant createdAt, Optional<Instant> lastUsedAt, PublicHalf key) {
    /**
     * What an authenticator told of itself when the passkey was made. Nothing in it is secret.
     *
     * @param credential its id there, in base64url
     * @param attested the credential data of the authenticator, with the public key, in base64url
     * @param counter how often it signed, as far as was seen; 0 for those that do not count
     * @param synced whether it may live on several devices
     * @param transports how browsers reach it, such as {@code internal} or {@code usb}
     */
    public record PublicHalf(
            String credential, String attested, long counter, boolean synced, List<String> transports) {
        public PublicHalf {
            transports = List.copyOf(transports);
        }
    }

    /** The same by another name. */
    Passkey called(String other) {
        return new Passkey(id, other, site, createdAt, lastUsedAt, key);
    }

    /** The same, used just now. */
    Passkey used(Instant now, long counter) {
        PublicHalf moved = new PublicHalf(key.credential(), key.attested(), counter, key.synced(), key.transports());
        return new Passkey(id, name, site, createdAt, Optional.of(now), moved);
    }
}
