package limpid.server.program;

import java.nio.file.Path;
import java.util.Optional;
import limpid.server.certificate.TlsSettings;
import limpid.server.gate.Address;
import limpid.server.gate.TrustedProxies;
import limpid.server.library.LibrarySettings;
import limpid.store.sql.PostgresSettings;

/**
 * What whoever runs the server may choose.
 *
 * @param data the folder that holds everything
 * @param witnesses the folder, outside of the data, that remembers how far each server had come
 * @param listen where it listens
 * @param tls how it speaks TLS where others can listen
 * @param name what people call it
 * @param database a PostgreSQL server to use in place of the embedded ledger
 * @param library what the library may promise
 * @param proxies whose word counts on whom they speak for
 * @param observing who may watch it at work
 */
public record ServerSettings(
        Path data,
        Path witnesses,
        Address listen,
        TlsSettings tls,
        String name,
        Optional<PostgresSettings> database,
        LibrarySettings library,
        TrustedProxies proxies,
        Observing observing) {
    /** This machine alone, on Limpid's own port. */
    public static final Address LISTEN = new Address("127.0.0.1", 8420);

    public ServerSettings {
        data = data.toAbsolutePath().normalize();
        witnesses = witnesses.toAbsolutePath().normalize();
    }

    /** One that nobody watches. */
    public ServerSettings(
            Path data,
            Path witnesses,
            Address listen,
            TlsSettings tls,
            String name,
            Optional<PostgresSettings> database,
            LibrarySettings library,
            TrustedProxies proxies) {
        this(data, witnesses, listen, tls, name, database, library, proxies, Observing.NOBODY);
    }

    /** Whether devices and browsers are to speak TLS. Plain only where nobody else can listen. */
    boolean isEncrypted() {
        return tls.isForced() || tls.own().isPresent() || !listen.isLoopback();
    }
}
