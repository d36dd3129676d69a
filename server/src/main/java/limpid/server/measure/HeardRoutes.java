package limpid.server.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.Routes;
import limpid.server.measure.Ended.Kind;
import limpid.wire.json.HttpStatus;
import limpid.wire.message.MalformedException;

/** Routes whose endpoints are heard of when their reply is made, or sent if it is made while it is sent. */
public final class HeardRoutes implements Routes {
    private static final int MALFORMED = 400;
    private static final int DEFECT = 500;

    private final Routes inner;
    private final Ear ear;
    private final Clock clock;

    public HeardRoutes(Routes inner, Ear ear, Clock clock) {
        this.inner = inner;
        this.ear = ear;
        this.clock = clock;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        Map<Method, Endpoint> heard = new EnumMap<>(Method.class);
        inner.at(path).forEach((method, endpoint) -> heard.put(method, heard(endpoint)));
        return heard;
    }

    private Endpoint heard(Endpoint endpoint) {
        Endpoint around = request -> answer(endpoint, request);
        return around.upTo(endpoint.bodyBytesMax());
    }

    private Reply answer(Endpoint endpoint, Request request) {
        Watch watch = new Watch(request, clock.now(), clock.nanos());
        int status = DEFECT;
        boolean flows = false;
        try {
            Reply reply = endpoint.answer(request);
            status = reply.status();
            flows = reply.body() instanceof Reply.Body.Flowing;
            return flows ? flowing(reply, watch) : reply;
        } catch (ReasonException e) {
            status = HttpStatus.of(e.reason().code());
            throw e;
        } catch (MalformedException e) {
            status = MALFORMED;
            throw e;
        } finally {
            if (!flows) {
                watch.end(status);
            }
        }
    }

    private static Reply flowing(Reply reply, Watch watch) {
        return switch (reply.body()) {
            case Reply.Body.Whole _ -> reply;
            case Reply.Body.Flowing(long length, Reply.Source source) ->
                new Reply(
                        reply.status(),
                        reply.headers(),
                        new Reply.Body.Flowing(length, out -> write(source, out, reply.status(), watch)));
        };
    }

    private static void write(Reply.Source source, OutputStream out, int status, Watch watch) throws IOException {
        try {
            source.writeTo(out);
        } finally {
            watch.end(status);
        }
    }

    /** One request while it is answered. */
    private final class Watch {
        private final Request request;
        private final Instant began;
        private final long nanos;

        Watch(Request request, Instant began, long nanos) {
            this.request = request;
            this.began = began;
            this.nanos = nanos;
        }

        void end(int status) {
            String name = request.method() + " " + RouteName.of(request.path());
            Duration took = Duration.ofNanos(clock.nanos() - nanos);
            ear.heard(new Ended(Kind.REQUEST, name, status, began, took, request.header("traceparent")));
        }
    }
}
