package limpid.host.net;

import java.io.IOException;
import java.io.Serial;

/** A connection ended before the first byte of a reply. */
final class NothingHeardException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NothingHeardException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    NothingHeardException(String message) {
        super(message);
    }
}
