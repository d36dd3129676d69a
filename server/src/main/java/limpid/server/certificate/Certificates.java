package limpid.server.certificate;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import limpid.core.chunk.Hash;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.log.Field;
import limpid.host.log.Log;
import limpid.host.net.ShownKey;
import limpid.host.time.Clock;

/** The certificates of a server that speaks TLS, kept in time. Safe for all threads. */
public final class Certificates {
    private static final Log LOG = Log.of("limpid.server.certificate");

    private final Proof proof;
    private final ShownKey shown;
    private final SSLContext context;
    /** So that one and the same flaw is one line in the log. */
    private Optional<ReasonCode> complaint = Optional.empty();

    private Certificates(Proof proof) {
        this.proof = proof;
        Credentials first = proof.credentials();
        this.shown = new ShownKey(first.key(), first.chain());
        this.context = contextOf(shown);
    }

    /** What certificates need of the machine. */
    public record Tools(Clock clock, Chance chance) {}

    /**
     * Those that settings ask for. Fails with: SETTINGS_INVALID, CERT_EXPIRED, CERT_NOT_YET_VALID (the operator's own);
     * DATA_UNREADABLE, KEYSTORE_UNAVAILABLE (the authority in {@code folder}).
     *
     * @param names what this machine is called now: host names and addresses, at least one
     */
    public static Certificates open(TlsSettings settings, Path folder, Supplier<List<String>> names, Tools tools) {
        return new Certificates(settings.own()
                .<Proof>map(files -> new OwnCertificate(files.certificate(), files.key(), tools.clock()))
                .orElseGet(() -> LocalAuthority.open(folder, names, tools.clock(), tools.chance())));
    }

    /** The files below the certificates' folder that must not be lost: without them every device has to sign in again. */
    public static List<String> filesToKeep() {
        return List.of(LocalAuthority.AUTHORITY_FILE);
    }

    private static SSLContext contextOf(KeyManager keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** What to shake hands with; renewals show in it by themselves. */
    public SSLContext context() {
        return context;
    }

    /** The key that join codes pin; empty where known authorities vouch for this server. */
    public synchronized Optional<Hash> pin() {
        return proof.pin();
    }

    /** Whether known authorities vouch for this server, as far as it can know. */
    public boolean isOperatorsOwn() {
        return pin().isEmpty();
    }

    /** The host names that the certificate is for, without those that stand for many. */
    public synchronized List<String> hostNames() {
        return proof.credentials().names().stream()
                .filter(name -> !name.startsWith("*") && !Signing.isNumber(name))
                .toList();
    }

    /** When the certificate that is shown runs out. */
    public synchronized Instant ends() {
        return proof.credentials().ends();
    }

    /** The certificate of the server's own authority, as PEM; empty if it has none. */
    public synchronized Optional<String> authorityCertificate() {
        return proof.authorityCertificate();
    }

    /** The fingerprint of what browsers are asked to believe, as browsers write it. */
    public synchronized String fingerprint() {
        byte[] bytes = Pem.encoded(proof.credentials().chain().getLast());
        return HexFormat.ofDelimiter(":").formatHex(Hash.of(bytes).bytes()).toUpperCase(Locale.ROOT);
    }

    /** Renews what soon runs out and reads again what was changed; a flaw is logged, and what was shown stays. */
    public synchronized void look() {
        try {
            proof.renewed().ifPresent(fresh -> {
                shown.show(fresh.key(), fresh.chain());
                LOG.info(
                        "shows a new certificate",
                        Field.of("until", fresh.ends().toString()));
            });
            complaint = Optional.empty();
        } catch (ReasonException e) {
            Optional<ReasonCode> found = Optional.of(e.reason().code());
            if (!found.equals(complaint)) {
                LOG.warning(
                        "the new certificate cannot be used",
                        Field.of("code", e.reason().code().name()));
            }
            complaint = found;
        }
    }
}
