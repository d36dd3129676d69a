package limpid.wire.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.ReasonCode;
import limpid.host.net.HttpReply;

/**
 * A reply that no Limpid server wrote: something between the device and its server did, and this says what. Pure.
 *
 * <p>The table is from what proxies, portals and hosting panels are seen to answer; docs/protocol.md repeats it for
 * operators.
 */
final class ForeignReply {
    private ForeignReply() {}

    /** The cause that the head of a foreign reply gives away. */
    static ReasonCode cause(HttpReply reply) {
        int status = reply.status();
        return switch (status) {
            case 401, 403 -> ReasonCode.FOREIGN_AUTH_WALL;
            case 407 -> ReasonCode.PROXY_AUTH_REQUIRED;
            case 408, 502, 504 -> ReasonCode.PROXY_TIMEOUT;
            case 413 -> ReasonCode.PROXY_BODY_LIMIT;
            case 429 -> ReasonCode.RATE_LIMITED;
            case 503 ->
                reply.header("retry-after").isPresent() ? ReasonCode.SERVER_MAINTENANCE : ReasonCode.SERVER_ERROR;
            case 511 -> ReasonCode.CAPTIVE_PORTAL;
            default -> causeByKind(reply);
        };
    }

    private static ReasonCode causeByKind(HttpReply reply) {
        int kind = reply.status() / 100;
        if (kind == 2 || kind == 3) {
            return looksLikePortal(reply) ? ReasonCode.CAPTIVE_PORTAL : ReasonCode.NOT_LIMPID;
        }
        return kind == 5 ? ReasonCode.SERVER_ERROR : ReasonCode.NOT_LIMPID;
    }

    /** A portal answers any address with its page, or sends the browser to it. */
    private static boolean looksLikePortal(HttpReply reply) {
        boolean sendsOn = reply.status() == 302 || reply.status() == 303 || reply.status() == 307;
        return sendsOn
                || reply.header("content-type")
                        .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .orElse(false);
    }

    /** What was seen: enough to find the machine that wrote it. */
    static List<Evidence> evidence(HttpReply reply, int bytesSent, Witness witness) {
        List<Evidence> seen = new ArrayList<>();
        seen.add(witness.saw("status", Integer.toString(reply.status()), "a reply of the Limpid server"));
        seen.add(witness.saw("bytes-sent", Integer.toString(bytesSent), ""));
        for (String header : List.of("server", "via", "location", "www-authenticate", "content-type", "retry-after")) {
            Optional<String> value = reply.header(header);
            value.ifPresent(text -> seen.add(witness.saw("header-" + header, shortened(text), "")));
        }
        return seen;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
