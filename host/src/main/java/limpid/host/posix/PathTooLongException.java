package limpid.host.posix;

import java.io.Serial;

/** A path is longer than the system can be asked for. Whoever calls turns it into a reason with the path. */
public final class PathTooLongException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PathTooLongException(int lengthBytes) {
        super("a path of " + lengthBytes + " bytes");
    }
}
