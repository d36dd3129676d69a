package limpid.server.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import limpid.host.chance.Chance;
import limpid.store.ledger.DirectoryTransaction;
import limpid.store.ledger.Ledger;

/**
 * What makes this server this one; made at its first start and kept in the ledger.
 *
 * @param id what devices remember it by
 * @param tokenKey what its change tokens are proved with; never leaves the server. Never changed after
 */
public record ServerIdentity(String id, byte[] tokenKey) {
    private static final String MARK = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** The identity in the ledger, made now if there is none. */
    static ServerIdentity of(Ledger ledger, Chance chance) {
        return ledger.administer(directory -> new ServerIdentity(
                fact(directory, "server-id", () -> "s-" + HexFormat.of().formatHex(chance.bytes(ID_BYTES))),
                Base64.getUrlDecoder().decode(fact(directory, "token-key", () -> Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(chance.bytes(KEY_BYTES))))));
    }

    private static String fact(DirectoryTransaction directory, String key, Supplier<String> made) {
        Optional<String> known = directory.fact(key);
        if (known.isPresent()) {
            return known.get();
        }
        String fresh = made.get();
        directory.putFact(key, fresh);
        return fresh;
    }

    /** A key for one purpose, of 32 bytes, from which nobody comes to that of another. */
    byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(MARK);
            mac.init(new SecretKeySpec(tokenKey, MARK));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + MARK, e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServerIdentity[id=" + id + "]";
    }
}
