package limpid.wire.link;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;

/** Answers what a test wrote down before, and keeps what it was asked. */
final class ScriptedHttp implements Http {
    private final Deque<HttpReply> replies = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    ScriptedHttp then(int status, Map<String, String> headers, byte[] body) {
        return then(status, headers, new ByteArrayInputStream(body));
    }

    ScriptedHttp then(int status, Map<String, String> headers, InputStream body) {
        replies.add(new HttpReply(status, headers, body));
        return this;
    }

    /** As our server would. */
    ScriptedHttp ours(int status, byte[] body, String... moreHeaders) {
        Map<String, String> headers = new HashMap<>(Map.of("limpid-server", "server-1"));
        for (int i = 0; i < moreHeaders.length; i += 2) {
            headers.put(moreHeaders[i], moreHeaders[i + 1]);
        }
        return then(status, headers, body);
    }

    HttpRequest asked() {
        return requests.getLast();
    }

    @Override
    public HttpReply send(HttpRequest request) {
        requests.add(request);
        return replies.remove();
    }

    @Override
    public void close() {}
}
