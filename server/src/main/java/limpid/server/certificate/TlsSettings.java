package limpid.server.certificate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a server shall speak TLS.
 *
 * @param own a certificate of the operator's; empty for the server's own authority
 * @param isForced whether to speak it also where only this machine listens
 * @param names under which others reach this machine, besides those that it knows of itself; the first is the one to show
 */
public record TlsSettings(Optional<Files> own, boolean isForced, List<String> names) {
    /** The setting with the certificate's file. */
    public static final String CERTIFICATE = "tls.certificate";
    /** The setting with the key's file. */
    public static final String KEY = "tls.key";

    public TlsSettings {
        names = List.copyOf(names);
    }

    /** Where the operator keeps a certificate, with those between it and a known authority, and its key; both PEM. */
    public record Files(Path certificate, Path key) {}

    /** TLS with the server's own authority, wherever others can listen. */
    public static TlsSettings usual() {
        return new TlsSettings(Optional.empty(), false, List.of());
    }
}
