package limpid.server.gate.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import limpid.core.chunk.ContentId;
import limpid.core.id.HomeId;
import limpid.core.item.Content;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.files.MediaTypes;
import limpid.server.files.SafeType;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.ContentReading;
import limpid.server.library.Contents;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;

/** Replies that bring the bytes of a content, or a range of them. Safe for all threads. */
public final class ContentReply {
    private static final int NOT_MODIFIED = 304;
    private static final int OUTSIDE = 416;

    /**
     * What may be in a page that a browser makes around a picture or a film; nothing of it runs, and it has no origin. The
     * viewers of PDFs that browsers have do not open in a sandbox: pages of ours show them the bytes.
     */
    private static final String POLICY = "sandbox; default-src 'none'; img-src 'self'; media-src 'self';"
            + " style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private static final int KNOWN_MAX = 4096;

    private final Contents contents;
    private final Flows flows;
    private final Clock clock;
    private final ProblemCodec problems = new ProblemCodec(ReasonTexts.english());
    /** What was found when the beginning of a content was looked at, so that each range of a film does not ask for it. */
    private final Map<Form, Optional<String>> known = new ConcurrentHashMap<>();

    /** What a name's type and a content's bytes decide together. */
    private record Form(ContentId content, String type) {}

    public ContentReply(Contents contents, Flows flows, Clock clock) {
        this.contents = contents;
        this.flows = flows;
        this.clock = clock;
    }

    /**
     * A content to be given out.
     *
     * @param asker whose turn it takes
     * @param name what it is called
     * @param saved whether it shall be saved in any case
     */
    public record Wanted(HomeId home, String asker, Content content, String name, boolean saved) {}

    /** The reply to a request for a content. Fails with: BLOB_MISSING, BLOB_CORRUPT. */
    public Reply reply(Request request, Wanted wanted) {
        String tag = "\"" + wanted.content().id() + "\"";
        if (request.header("if-none-match").filter(sent -> names(sent, tag)).isPresent()) {
            return with(Reply.empty(NOT_MODIFIED), always(tag));
        }
        ContentReading reading = contents.open(wanted.home(), wanted.content());
        List<Header> headers = headers(wanted, tag, reading);
        long size = wanted.content().size();
        return switch (span(request, tag, size)) {
            case Span.Whole _ -> new Reply(200, headers, body(wanted, reading, new Span.Part(0, size)));
            case Span.Part part ->
                with(
                        new Reply(206, headers, body(wanted, reading, part)),
                        List.of(new Header("Content-Range", part.contentRange(size))));
            case Span.Outside _ -> outside(size, tag);
        };
    }

    private static boolean names(String sent, String tag) {
        return Arrays.stream(sent.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    private static Span span(Request request, String tag, long size) {
        Optional<String> range = request.header("range").filter(_ -> request.method() == Method.GET);
        boolean same = request.header("if-range").map(tag::equals).orElse(true);
        return range.filter(_ -> same).map(value -> Span.of(value, size)).orElse(new Span.Whole());
    }

    private static List<Header> always(String tag) {
        return List.of(
                new Header("ETag", tag),
                // Another name or another right would not be seen in a copy that is never asked about again.
                new Header("Cache-Control", "private, no-cache"),
                new Header("Accept-Ranges", "bytes"));
    }

    private List<Header> headers(Wanted wanted, String tag, ContentReading reading) {
        Optional<String> safe = safeType(wanted.name(), reading);
        boolean opened = safe.isPresent() && !wanted.saved();
        Reply head = with(Reply.empty(200), always(tag))
                .with("Content-Type", safe.orElse(MediaTypes.UNKNOWN))
                .with(
                        "Content-Disposition",
                        opened ? Disposition.inline(wanted.name()) : Disposition.attachment(wanted.name()))
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Referrer-Policy", "no-referrer")
                .with("Content-Security-Policy", POLICY);
        return head.headers();
    }

    private Optional<String> safeType(String name, ContentReading reading) {
        Optional<String> type = MediaTypes.of(name);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (known.size() > KNOWN_MAX) {
            known.clear();
        }
        return known.computeIfAbsent(
                new Form(reading.content().id(), type.get()),
                _ -> SafeType.of(name, reading.start(SafeType.START_BYTES)));
    }

    private Reply.Body body(Wanted wanted, ContentReading reading, Span.Part part) {
        return new Reply.Body.Flowing(
                part.length(), flows.inTurn(wanted.asker(), out -> reading.writeTo(out, part.from(), part.length())));
    }

    private Reply outside(long size, String tag) {
        Evidence seen = new Evidence("size", Long.toString(size), "", "gate", clock.now());
        Reason reason = Reason.of(ReasonCode.REQUEST_MALFORMED, Subject.server(""), clock.now(), seen);
        Reply reply =
                Reply.of(OUTSIDE, Problem.MEDIA_TYPE, problems.encode(new Problem(OUTSIDE, reason, Optional.empty())));
        return with(reply, always(tag)).with("Content-Range", "bytes */" + size);
    }

    private static Reply with(Reply reply, List<Header> headers) {
        Reply more = reply;
        for (Header header : headers) {
            more = more.with(header.name(), header.value());
        }
        return more;
    }
}
