package limpid.server.gate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import limpid.core.reason.ReasonException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The one place that knows both Jetty's requests and ours. */
final class JettyDoor {
    private static final int GATHERED_BYTES = 64 << 10;

    private final Reception reception;
    private final Failures failures;
    private final Terms terms;
    private final Running running;

    JettyDoor(Reception reception, Failures failures, Terms terms, Running running) {
        this.reception = reception;
        this.failures = failures;
        this.terms = terms;
        this.running = running;
    }

    /**
     * What holds for every request.
     *
     * @param always headers that every reply bears
     * @param proxies whose word counts on whom they speak for
     */
    record Terms(List<Header> always, TrustedProxies proxies) {}

    /** Answers one request; completes {@code callback} when the reply is sent. */
    void answer(org.eclipse.jetty.server.Request in, Response out, Callback callback) {
        if (!running.enter()) {
            out.getHeaders().put(HttpHeader.CONNECTION, "close");
            send(in, failures.reply(failures.stopping()), out, callback);
            return;
        }
        boolean handedOver = false;
        try {
            Reply reply = reception.receive(
                    in.getMethod(),
                    Optional.ofNullable(in.getHttpURI().getPath()).orElse(""),
                    (method, path, bodyBytesMax) -> read(in, method, path, bodyBytesMax));
            handedOver = true;
            send(in, reply, out, Callback.from(callback, running::leave));
        } finally {
            // A defect goes on to Jetty, which asks the gate for the reply to it.
            if (!handedOver) {
                running.leave();
            }
        }
    }

    private Request read(org.eclipse.jetty.server.Request in, Method method, List<String> path, int bodyBytesMax) {
        if (in.getLength() > bodyBytesMax) {
            throw failures.tooLarge(in.getLength(), bodyBytesMax);
        }
        String query = Optional.ofNullable(in.getHttpURI().getQuery()).orElse("");
        Map<String, String> headers = headers(in);
        String peer = org.eclipse.jetty.server.Request.getRemoteAddr(in);
        return new Request(
                method,
                path,
                PathText.parameters(query),
                headers,
                terms.proxies().client(peer, Optional.ofNullable(headers.get("x-forwarded-for"))),
                terms.proxies().isSecure(peer, in.isSecure(), Optional.ofNullable(headers.get("x-forwarded-proto"))),
                new BoundedBody(Content.Source.asInputStream(in), bodyBytesMax, failures));
    }

    private static Map<String, String> headers(org.eclipse.jetty.server.Request in) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : in.getHeaders()) {
            String value = Optional.ofNullable(field.getValue()).orElse("");
            String between = field.getHeader() == HttpHeader.COOKIE ? "; " : ", ";
            headers.merge(field.getName().toLowerCase(Locale.ROOT), value, (a, b) -> a + between + b);
        }
        return headers;
    }

    /** Writes a reply as it is; also what Jetty itself refused comes out here. */
    void send(org.eclipse.jetty.server.Request in, Reply reply, Response out, Callback callback) {
        out.setStatus(reply.status());
        terms.always().forEach(header -> out.getHeaders().put(header.name(), header.value()));
        reply.headers().forEach(header -> out.getHeaders().add(header.name(), header.value()));
        switch (reply.body()) {
            case Reply.Body.Whole(byte[] bytes) -> {
                out.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
                out.write(true, isHead(in) ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes), callback);
            }
            case Reply.Body.Flowing(long length, Reply.Source source) -> {
                if (length >= 0) {
                    out.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
                }
                flow(in, source, out, callback);
            }
        }
    }

    /**
     * Says that this server is to be asked over TLS. The reply does not bear our name: over an open way nobody can prove it,
     * and a device must not take it for an answer.
     */
    void sendToTls(org.eclipse.jetty.server.Request in, Response out, Callback callback) {
        out.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
        out.getHeaders()
                .put(
                        HttpHeader.LOCATION,
                        HttpURI.build(in.getHttpURI()).scheme("https").asString());
        out.getHeaders().put(HttpHeader.CONNECTION, "close");
        out.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        // Jetty adds it to all replies; over an open way it has no meaning. Source: RFC 6797, section 7.2.
        out.getHeaders().remove(HttpHeader.STRICT_TRANSPORT_SECURITY);
        out.write(true, ByteBuffer.allocate(0), callback);
    }

    private void flow(org.eclipse.jetty.server.Request in, Reply.Source source, Response out, Callback callback) {
        if (isHead(in)) {
            out.write(true, ByteBuffer.allocate(0), callback);
            return;
        }
        // Each write that reaches Jetty is a packet and a wait; heads of frames are forty bytes long. Closed only at a
        // good
        // end: an end is what closing tells the peer.
        OutputStream stream = new BufferedOutputStream(Content.Sink.asOutputStream(out), GATHERED_BYTES);
        try {
            source.writeTo(stream);
            stream.close();
        } catch (IOException e) {
            // The peer went; there is nobody left to tell. Jetty closes what remains of the connection.
            callback.failed(e);
            return;
        } catch (ReasonException e) {
            breakOff(in, e, out, callback);
            return;
        } catch (RuntimeException defect) {
            breakOff(in, new ReasonException(failures.defect("reply", defect), defect), out, callback);
            return;
        }
        callback.succeeded();
    }

    /** Nothing was sent yet: the problem is. Else the connection is cut, so that nobody takes what came for the whole. */
    private void breakOff(org.eclipse.jetty.server.Request in, ReasonException e, Response out, Callback callback) {
        if (out.isCommitted()) {
            callback.failed(e);
            return;
        }
        out.reset();
        send(in, failures.reply(e.reason()), out, callback);
    }

    private static boolean isHead(org.eclipse.jetty.server.Request in) {
        return in.getMethod().equals("HEAD");
    }
}
