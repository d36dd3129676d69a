package limpid.server.gate;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * TLS on a gate.
 *
 * @param context what to shake hands with
 * @param remembered for how long browsers shall insist on TLS at this host; zero for not at all, which leaves people a way
 *     past a certificate that their browser does not know
 */
public record Encryption(SSLContext context, Duration remembered) {}
