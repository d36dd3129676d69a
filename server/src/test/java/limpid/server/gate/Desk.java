package limpid.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;

/** Asks routes as the gate does, without a socket: what goes wrong becomes a problem. */
public final class Desk {
    private final Failures failures;
    private final Reception reception;

    public Desk(Routes routes, Clock clock, Chance chance) {
        this.failures = new Failures(clock, chance, (where, cause) -> {
            throw new AssertionError("a defect at " + where, cause);
        });
        this.reception = new Reception(routes, failures);
    }

    /** What a browser sends; the target is path and query as they travel. */
    public record Ask(String method, String target, Map<String, String> headers, byte[] body) {}

    /**
     * A reply read to its end.
     *
     * @param headers by lower-case name; of several of one name the last
     * @param broken whether the body broke off in the middle
     */
    public record Answer(int status, Map<String, String> headers, byte[] body, boolean broken) {
        /** The body as text. */
        public String text() {
            return new String(body, UTF_8);
        }

        /** The code of the problem that it is; empty if it is none. */
        public Optional<ReasonCode> code() {
            return Problem.MEDIA_TYPE.equals(headers.get("content-type"))
                    ? Optional.of(ProblemCodec.decode(body).reason().code())
                    : Optional.empty();
        }

        /** What was observed in a problem. */
        public Optional<String> observed(String what) {
            return ProblemCodec.decode(body).reason().observed(what);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** The answer to {@code ask} from the address {@code peer}. */
    public Answer answer(Ask ask, String peer) {
        int mark = ask.target().indexOf('?');
        String path = mark < 0 ? ask.target() : ask.target().substring(0, mark);
        String query = mark < 0 ? "" : ask.target().substring(mark + 1);
        Reply reply = reception.receive(ask.method(), path, (method, segments, bodyBytesMax) -> {
            if (ask.body().length > bodyBytesMax) {
                throw failures.tooLarge(ask.body().length, bodyBytesMax);
            }
            return new Request(
                    method,
                    segments,
                    PathText.parameters(query),
                    ask.headers(),
                    peer,
                    true,
                    RequestBody.of(ask.body()));
        });
        return read(reply, ask.method().equals("HEAD"));
    }

    private Answer read(Reply reply, boolean head) {
        Map<String, String> headers = new HashMap<>();
        reply.headers()
                .forEach(header -> headers.put(header.name().toLowerCase(java.util.Locale.ROOT), header.value()));
        return switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) ->
                new Answer(reply.status(), headers, head ? new byte[0] : bytes, false);
            case Reply.Body.Flowing(long length, Reply.Source source) -> {
                headers.put("content-length", Long.toString(length));
                yield head ? new Answer(reply.status(), headers, new byte[0], false) : flow(reply, headers, source);
            }
        };
    }

    private Answer flow(Reply reply, Map<String, String> headers, Reply.Source source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            source.writeTo(out);
            return new Answer(reply.status(), headers, out.toByteArray(), false);
        } catch (ReasonException e) {
            return out.size() == 0
                    ? read(failures.reply(e.reason()), false)
                    : new Answer(reply.status(), headers, out.toByteArray(), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
