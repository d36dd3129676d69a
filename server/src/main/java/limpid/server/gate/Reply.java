package limpid.server.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server answers.
 *
 * @param status such as 200
 * @param headers without Content-Length and Date, which the gate adds
 * @param body what it brings
 */
public record Reply(int status, List<Header> headers, Body body) {
    public Reply {
        headers = List.copyOf(headers);
    }

    /** What a reply brings. */
    public sealed interface Body {
        /**
         * Bytes that are here; never changed after.
         *
         * @param bytes all of it
         */
        record Whole(byte[] bytes) implements Body {}

        /**
         * Bytes that are made while they are sent.
         *
         * @param length how many in all; negative if nobody knows yet
         * @param source makes them
         */
        record Flowing(long length, Source source) implements Body {}
    }

    /** Makes the bytes of a flowing body. */
    @FunctionalInterface
    public interface Source {
        /** Writes all of it; returns when there is no more to say. Flush what shall be seen at once. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A reply without a body. */
    public static Reply empty(int status) {
        return new Reply(status, List.of(), new Body.Whole(new byte[0]));
    }

    /** A reply that is here as a whole. */
    public static Reply of(int status, String contentType, byte[] bytes) {
        return new Reply(status, List.of(new Header("Content-Type", contentType)), new Body.Whole(bytes));
    }

    /** A page for people. */
    public static Reply html(int status, String html) {
        return of(status, "text/html; charset=utf-8", html.getBytes(UTF_8));
    }

    /** JSON, which nobody on the way keeps: it is one person's, and of this moment. */
    public static Reply json(int status, byte[] json) {
        return of(status, "application/json", json).with("Cache-Control", "no-store");
    }

    /** Sends a browser on with a GET. */
    public static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** The same with one more header; a name may come several times, as Set-Cookie does. */
    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body);
    }
}
