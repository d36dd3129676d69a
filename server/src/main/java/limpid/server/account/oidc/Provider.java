package limpid.server.account.oidc;

import java.util.Optional;
import limpid.core.id.HomeId;

/**
 * A service whose word opens the door; also its form in the ledger.
 *
 * @param name what the sign-in page calls it
 * @param issuer its address, which its statements repeat to the letter
 * @param clientId by which it knows this server
 * @param sealedSecret by which this server proves itself there, sealed; empty if it need not
 * @param home whom it speaks for: nobody of another home comes in by it, except who tied their account to it
 * @param createPeople whether somebody whom nobody knows here becomes a member of that home
 * @param linkByEmail whether an address that it vouches for is enough to be taken for who has it here
 */
public record Provider(
        String id,
        String name,
        String issuer,
        String clientId,
        Optional<String> sealedSecret,
        HomeId home,
        boolean createPeople,
        boolean linkByEmail) {
    /** What the secret is sealed for. */
    static String purpose(String id) {
        return "oidc " + id;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
