package limpid.host.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request.
 *
 * @param method such as {@code GET}
 * @param uri where to
 * @param headers without Content-Length
 * @param body may be empty
 * @param deadline for the head of the reply, and between two pieces of its body
 */
public record HttpRequest(String method, URI uri, Map<String, String> headers, HttpBody body, Duration deadline) {
    public HttpRequest {
        headers = Map.copyOf(headers);
    }

    /** With a body that never changes after. */
    public HttpRequest(String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline) {
        this(method, uri, headers, HttpBody.of(body), deadline);
    }
}
