package limpid.server.gate;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** What a request brought. Take it one way, once. */
public interface RequestBody {
    /**
     * All of it. Fails with: REQUEST_TOO_LARGE, TRANSFER_INTERRUPTED, TRANSFER_STALLED.
     */
    byte[] bytes();

    /**
     * As it arrives. Reading past the endpoint's limit throws {@link limpid.core.reason.ReasonException} with
     * REQUEST_TOO_LARGE, a broken connection {@link java.io.IOException}.
     */
    InputStream stream();

    /** A body that is here already, for tests and for requests without one. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody() {
            @Override
            public byte[] bytes() {
                return bytes.clone();
            }

            @Override
            public InputStream stream() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
