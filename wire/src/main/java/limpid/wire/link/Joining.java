package limpid.wire.link;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import limpid.host.net.Http;
import limpid.host.time.Clock;
import limpid.wire.json.Codecs;
import limpid.wire.link.Exchange.Question;
import limpid.wire.message.ErasedWord;
import limpid.wire.message.Hello;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import limpid.wire.message.SignInReply;
import limpid.wire.message.SignInRequest;

/** What a computer asks of a server before it is a device there, or is one again. Safe for all threads. */
public final class Joining {
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Http http;
    private final Clock clock;

    /** Asks over {@code http}. */
    public Joining(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * What the server at this address says of itself. Fails with: what {@link Http} says; NOT_LIMPID, CAPTIVE_PORTAL and
     * the other causes of a foreign reply; VERSION_MISMATCH.
     */
    public Hello hello(URI server) {
        Exchange exchange = exchange(server);
        Hello hello = exchange.ask(http, Question.of("GET", "/v1/hello", new byte[0], DEADLINE), Codecs.HELLO);
        Versions.check(hello, exchange.witness());
        return hello;
    }

    /**
     * Makes this computer a device. Fails with: as {@link #hello}; JOIN_CODE_WRONG, JOIN_CODE_EXPIRED, AUTH_THROTTLED.
     */
    public JoinReply join(URI server, JoinRequest request) {
        byte[] body = Codecs.JOIN_REQUEST.encode(request);
        return exchange(server).ask(http, Question.of("POST", "/v1/devices", body, DEADLINE), Codecs.JOIN_REPLY);
    }

    /**
     * Signs in again on a device that has to; returns the secret it shows from now on. Fails with: as {@link #hello};
     * CREDENTIALS_REJECTED, TWO_FACTOR_REQUIRED, AUTH_THROTTLED, ACCOUNT_DISABLED, TOKEN_REVOKED, NOT_SIGNED_IN,
     * ALREADY_DONE (it does not have to).
     */
    public SignInReply signIn(Pairing pairing, SignInRequest request) {
        byte[] body = Codecs.SIGN_IN_REQUEST.encode(request);
        return new Exchange(pairing.server(), Optional.of(pairing), clock)
                .ask(http, Question.of("POST", "/v1/devices/self/sign-in", body, DEADLINE), Codecs.SIGN_IN_REPLY);
    }

    /**
     * Says what a device that has left removed of itself; its secret, which opens nothing any more, is enough for that. Fails
     * with: as {@link #hello}; NOT_SIGNED_IN.
     */
    public void tellErased(Pairing pairing, ErasedWord word) {
        byte[] body = Codecs.ERASED.encode(word);
        new Exchange(pairing.server(), Optional.of(pairing), clock)
                .tell(http, Question.of("POST", "/v1/orders/erased", body, DEADLINE));
    }

    private Exchange exchange(URI server) {
        return new Exchange(server, Optional.empty(), clock);
    }
}
