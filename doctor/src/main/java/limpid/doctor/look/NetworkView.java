package limpid.doctor.look;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The single steps of reaching another machine. Calls block up to their deadline; safe for all threads. */
public interface NetworkView {
    /** The network interfaces that are up and lead off this machine, for people: {@code eth0 192.168.1.5}. */
    List<String> linksUp();

    /** The addresses of a name, at least one. Fails with: DNS_FAILURE. */
    List<String> addresses(String host, Duration deadline);

    /** Tries to open a connection to {@code address}, and closes it at once. */
    Reach connect(String address, int port, Duration deadline);

    /**
     * Agrees on encryption with the server and says whom its certificate names. Fails with: CERT_EXPIRED,
     * CERT_NOT_YET_VALID, CERT_CHAIN_BAD, CERT_UNTRUSTED, CERT_WRONG_HOST, TLS_INTERCEPTED, CONNECTION_CUT,
     * NOT_LIMPID (it speaks without encryption), SERVER_UNREACHABLE.
     */
    CertificateFacts handshake(String host, int port, Duration deadline);

    /** Where a request for {@code http://host/} is sent by someone who is not the host; empty if nobody interferes. */
    Optional<String> foreignPage(String host, Duration deadline);
}
