package limpid.server.gate;

/**
 * Answers the requests of one path and method. Safe for all threads.
 */
@FunctionalInterface
public interface Endpoint {
    /** Longest body in bytes where an endpoint does not say otherwise: forms and small questions. */
    int SMALL_BODY = 64 << 10;

    /** The reply. Throws {@link limpid.core.reason.ReasonException}, which the gate turns into a problem. */
    Reply answer(Request request);

    /** The longest body it takes, in bytes; longer ones are refused before they are read. */
    default int bodyBytesMax() {
        return SMALL_BODY;
    }

    /** The same endpoint for bodies up to {@code bytes}. */
    default Endpoint upTo(int bytes) {
        Endpoint inner = this;
        return new Endpoint() {
            @Override
            public Reply answer(Request request) {
                return inner.answer(request);
            }

            @Override
            public int bodyBytesMax() {
                return bytes;
            }
        };
    }
}
