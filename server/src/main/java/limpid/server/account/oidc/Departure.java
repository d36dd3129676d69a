package limpid.server.account.oidc;

import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.store.ledger.DirectoryTransaction.Resident;

/**
 * A browser that was sent to a provider.
 *
 * @param provider by its id
 * @param browser hash of what the browser keeps until it comes back
 * @param nonce that the provider's statement repeats
 * @param verifier that proves that whoever redeems the code began this
 * @param returnTo where the browser comes back
 * @param binding whose account shall be tied to the provider; empty to sign in
 */
record Departure(
        String provider, Hash browser, String nonce, String verifier, String returnTo, Optional<Resident> binding) {
    /** Without what is secret. */
    @Override
    public String toString() {
        return "Departure[" + provider + "]";
    }
}
