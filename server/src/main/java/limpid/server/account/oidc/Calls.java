package limpid.server.account.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.net.Http;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.wire.json.Codec;
import limpid.wire.message.MalformedException;

/**
 * Asks providers over HTTP: the one place where this server speaks to them. Redirects are not followed, answers are short,
 * waits have a deadline. Safe for all threads.
 *
 * <p>Fails with, from every method: PROVIDER_UNAVAILABLE.
 */
final class Calls {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Descriptions and keys of large providers have some 20 KiB. */
    private static final int REPLY_BYTES_MAX = 256 << 10;

    private final Http http;
    private final Refusals refusals;

    Calls(Http http, Refusals refusals) {
        this.http = http;
        this.refusals = refusals;
    }

    /** What came back. */
    record Answer(int status, byte[] body) {
        boolean isGood() {
            return status == 200;
        }
    }

    /** What is at an address, which must be there. */
    byte[] get(Provider provider, String address, Map<String, String> headers) {
        Answer answer = send(provider, "GET", address, headers, new byte[0]);
        if (!answer.isGood()) {
            throw refusals.unavailable(provider, host(address) + " answers with status " + answer.status());
        }
        return answer.body();
    }

    /** The same as a message. */
    <T> T get(Provider provider, String address, Map<String, String> headers, Codec<T> codec) {
        return read(provider, address, get(provider, address, headers), codec);
    }

    /** The answer to a form, good or not. */
    Answer post(Provider provider, String address, Map<String, String> headers, String form) {
        return send(provider, "POST", address, headers, form.getBytes(UTF_8));
    }

    /** What a body says. */
    <T> T read(Provider provider, String address, byte[] body, Codec<T> codec) {
        try {
            return codec.decode(body);
        } catch (MalformedException e) {
            throw refusals.unavailable(
                    provider, host(address) + " answers otherwise than OpenID Connect says (" + e.getMessage() + ")");
        }
    }

    private Answer send(Provider provider, String method, String address, Map<String, String> headers, byte[] body) {
        Optional<String> flaw = Issuers.flaw(address);
        if (flaw.isPresent()) {
            throw refusals.unavailable(provider, "it leads to " + flaw.get());
        }
        Answer answer = send(provider, new HttpRequest(method, URI.create(address), headers, body, DEADLINE));
        if (answer.body().length > REPLY_BYTES_MAX) {
            throw refusals.unavailable(provider, host(address) + " answers at unusual length");
        }
        return answer;
    }

    private Answer send(Provider provider, HttpRequest request) {
        try (HttpReply reply = http.send(request)) {
            return new Answer(reply.status(), reply.body().readNBytes(REPLY_BYTES_MAX + 1));
        } catch (ReasonException e) {
            throw refusals.unavailable(provider, request.uri().getHost() + ": " + words(e));
        } catch (IOException e) {
            throw refusals.unavailable(provider, request.uri().getHost() + " broke off its answer");
        }
    }

    private static String words(ReasonException e) {
        return ReasonTexts.english().title(e.reason().code()) + " ("
                + e.reason().code() + ")";
    }

    private static String host(String address) {
        return URI.create(address).getHost();
    }
}
