package limpid.host.net;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a reply, and its body as it arrives. Close it.
 *
 * @param status such as 200
 * @param headers names in lower case; the first value of each
 * @param body reading it fails with {@link java.net.SocketTimeoutException} if nothing arrives before the request's
 *     deadline, and with another {@link java.io.IOException} if the connection breaks
 */
public record HttpReply(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {
    public HttpReply {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header, by its name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public void close() throws java.io.IOException {
        body.close();
    }
}
