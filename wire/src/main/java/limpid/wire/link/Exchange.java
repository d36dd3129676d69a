package limpid.wire.link;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.net.Http;
import limpid.host.net.HttpBody;
import limpid.host.net.HttpReply;
import limpid.host.net.HttpRequest;
import limpid.host.time.Clock;
import limpid.wire.json.Codec;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;
import limpid.wire.message.Headers;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/**
 * Asks one server and judges who answered and what. A reply that passes is from the server that was meant and says that
 * the request was done; all others leave as reasons. Safe for all threads.
 */
final class Exchange {
    /** A problem is far shorter; what is longer is not one. */
    private static final int PROBLEM_BYTES_MAX = 1 << 20;
    /** The longest message in JSON; Codec has the same bound. */
    private static final int MESSAGE_BYTES_MAX = 8 << 20;

    /** Reads a reply's body. */
    interface BodyReader<T> {
        T read(HttpReply reply) throws IOException;
    }

    private final String base;
    private final Optional<Pairing> pairing;
    private final Clock clock;
    private final Witness witness;
    private final ServerClock serverClock = new ServerClock();

    /** With a pairing only the server it names will do; without one, any server of Limpid. */
    Exchange(URI server, Optional<Pairing> pairing, Clock clock) {
        String text = server.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.pairing = pairing;
        this.clock = clock;
        this.witness = new Witness(base, clock);
    }

    ServerClock serverClock() {
        return serverClock;
    }

    Witness witness() {
        return witness;
    }

    /** One question. The path begins with a slash. */
    record Question(String method, String path, Map<String, String> headers, HttpBody body, Duration deadline) {
        static Question of(String method, String path, byte[] body, Duration deadline) {
            return new Question(method, path, Map.of(), HttpBody.of(body), deadline);
        }
    }

    /** Asks, and reads a message from the reply. */
    <T> T ask(Http http, Question question, Codec<T> codec) {
        return ask(http, question, reply -> codec.decode(message(reply)));
    }

    /** Asks, and expects nothing back but that it was done. */
    void tell(Http http, Question question) {
        byte[] rest = ask(http, question, Exchange::message);
        if (rest.length > 0) {
            throw malformed(new MalformedException("body", "there is one"));
        }
    }

    /** All of a reply that is no longer than any message. */
    static byte[] message(HttpReply reply) throws IOException {
        return limited(reply, MESSAGE_BYTES_MAX);
    }

    /** Asks, and reads the reply as {@code reader} does. */
    <T> T ask(Http http, Question question, BodyReader<T> reader) {
        try (HttpReply reply = open(http, question)) {
            return reader.read(reply);
        } catch (IOException e) {
            throw broken(e);
        } catch (MalformedException e) {
            throw malformed(e);
        }
    }

    /** Asks, and hands over a reply that says yes, its body unread. Whoever calls closes it. */
    HttpReply open(Http http, Question question) throws IOException {
        HttpReply reply = http.send(request(question));
        boolean passed = false;
        try {
            judge(reply, question.body().length());
            passed = true;
            return reply;
        } finally {
            if (!passed) {
                reply.close();
            }
        }
    }

    private HttpRequest request(Question question) {
        Map<String, String> headers = new HashMap<>(question.headers());
        headers.put(Headers.PROTOCOL, Integer.toString(Protocol.VERSION));
        pairing.ifPresent(known -> headers.put("authorization", "Bearer " + known.secret()));
        return new HttpRequest(
                question.method(), URI.create(base + question.path()), headers, question.body(), question.deadline());
    }

    private void judge(HttpReply reply, int bytesSent) throws IOException {
        Optional<String> server = reply.header(Headers.SERVER);
        if (server.isEmpty()) {
            throw witness.failure(
                    ForeignReply.cause(reply), ForeignReply.evidence(reply, bytesSent, witness), retryAfter(reply));
        }
        serverClock.note(reply.header("date"), clock.now());
        if (pairing.isPresent() && !pairing.get().serverId().equals(server.get())) {
            throw witness.failure(
                    ReasonCode.SERVER_IDENTITY_CHANGED,
                    witness.saw("server-id", server.get(), pairing.get().serverId()));
        }
        if (reply.status() / 100 != 2) {
            throw refusal(reply);
        }
    }

    /** Our server's own no. A commit's refusal is an answer, so it travels as {@link Refusal} to whoever asked. */
    private RuntimeException refusal(HttpReply reply) throws IOException {
        try {
            Problem problem = ProblemCodec.decode(limited(reply, PROBLEM_BYTES_MAX));
            Reason reason = byOurClock(problem.reason(), retryAfter(reply));
            return problem.items().isPresent()
                    ? new Refusal(reason, problem.items().get())
                    : new ReasonException(reason);
        } catch (MalformedException e) {
            return witness.failure(
                    ReasonCode.SERVER_ERROR,
                    e,
                    witness.saw("status", Integer.toString(reply.status()), "a problem of Limpid"),
                    witness.saw("flaw", e.flaw(), ""));
        }
    }

    /** A reason's times are by the clock of whoever keeps it; the server's may be far from ours. */
    private Reason byOurClock(Reason theirs, Optional<Instant> retryAt) {
        Optional<Instant> next = theirs.nextAttemptAt().isPresent() && retryAt.isPresent() ? retryAt : Optional.empty();
        return new Reason(
                theirs.code(),
                theirs.subject(),
                clock.now(),
                theirs.evidence(),
                next.or(theirs::nextAttemptAt),
                theirs.attempts());
    }

    /** Retry-After as seconds; the other form, a date, is by a clock that we do not know. */
    private Optional<Instant> retryAfter(HttpReply reply) {
        return reply.header(Headers.RETRY_AFTER)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> clock.now().plusSeconds(Long.parseLong(text)));
    }

    private static byte[] limited(HttpReply reply, int bytesMax) throws IOException {
        byte[] body = reply.body().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            throw new MalformedException("body", "longer than " + bytesMax + " bytes");
        }
        return body;
    }

    ReasonException malformed(MalformedException e) {
        return witness.failure(
                ReasonCode.SERVER_ERROR,
                e,
                witness.saw("reply-field", e.field(), ""),
                witness.saw("flaw", e.flaw(), "a reply in the form of protocol " + Protocol.VERSION));
    }

    /** What a body that stopped coming means: silence, or a broken connection. */
    ReasonException broken(IOException e) {
        boolean silent = e instanceof InterruptedIOException;
        ReasonCode code = silent ? ReasonCode.TRANSFER_STALLED : ReasonCode.TRANSFER_INTERRUPTED;
        return witness.failure(code, e, witness.saw("error", String.valueOf(e.getMessage()), ""));
    }
}
