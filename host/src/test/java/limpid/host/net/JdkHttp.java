package limpid.host.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import limpid.host.time.Clock;

/**
 * Sends requests by the client of the JDK: a second opinion on what our own does, and on what our server answers.
 */
public final class JdkHttp implements Http {
    /** A server that has not accepted by then is called unreachable. */
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final NetFailures failures;

    private JdkHttp(HttpClient client, NetFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    /** With connections of its own, to servers that prove themselves in this way. */
    public static JdkHttp open(Clock clock, ServerTrust trust) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_DEADLINE)
                .sslContext(TlsClient.of(trust).context())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return new JdkHttp(client, new NetFailures(clock, NetLinks::isUp));
    }

    @Override
    public HttpReply send(HttpRequest request) {
        String address = request.uri().getAuthority();
        try {
            HttpResponse<InputStream> reply = client.send(asJdk(request), _ -> new BodyStream(request.deadline()));
            return new HttpReply(reply.statusCode(), firstValues(reply), reply.body());
        } catch (IOException e) {
            throw failures.failure(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failures.cancelled(address, e);
        }
    }

    private static java.net.http.HttpRequest asJdk(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(request.uri())
                .timeout(request.deadline())
                .method(request.method(), bodyOf(request));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static java.net.http.HttpRequest.BodyPublisher bodyOf(HttpRequest request) {
        return request.body().length() == 0
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofByteArray(BodyBytes.of(request.body()));
    }

    private static Map<String, String> firstValues(HttpResponse<?> reply) {
        Map<String, String> first = new HashMap<>();
        for (Map.Entry<String, List<String>> header : reply.headers().map().entrySet()) {
            first.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
        }
        return first;
    }

    /** Ends all connections at once; requests that run fail with TRANSFER_INTERRUPTED. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
