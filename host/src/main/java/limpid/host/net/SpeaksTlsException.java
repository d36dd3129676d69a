package limpid.host.net;

import java.io.Serial;
import java.net.ProtocolException;

/** A server answered a plain request with an alert of TLS. */
final class SpeaksTlsException extends ProtocolException {
    @Serial
    private static final long serialVersionUID = 1L;

    SpeaksTlsException() {
        super("what answers speaks TLS");
    }
}
