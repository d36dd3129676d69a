package limpid.server.account.passkey;

import java.time.Duration;
import java.util.Optional;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * A question that a passkey shall answer.
 *
 * @param id by which the answer names it
 * @param challenge random bytes that the answer signs; never changed after
 * @param party where it was asked
 * @param maker whose passkey shall be made; empty if somebody wants to sign in
 */
record Ceremony(String id, byte[] challenge, RelyingParty party, Optional<Resident> maker) {
    /** For as long it waits: time to look for a key and to enter its PIN. */
    static final Duration LASTS = Duration.ofMinutes(5);

    /** Without the challenge. */
    @Override
    public String toString() {
        return "Ceremony[" + id + "]";
    }
}
