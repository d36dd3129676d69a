package limpid.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;

/**
 * What a browser sent with a form; of fields with one name the first counts.
 *
 * @param fields by name
 */
record FormBody(Map<String, String> fields) {
    private static final int FIELDS_MAX = 20;

    FormBody {
        fields = Map.copyOf(fields);
    }

    /** Reads {@code application/x-www-form-urlencoded}. Fails with: REQUEST_MALFORMED. */
    static FormBody parse(byte[] body, Instant now) {
        String text = new String(body, UTF_8);
        String[] pairs = text.isEmpty() ? new String[0] : text.split("&", FIELDS_MAX + 1);
        if (pairs.length > FIELDS_MAX) {
            throw malformed("too many fields", now);
        }
        Map<String, String> fields = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), now);
            fields.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1), now));
        }
        return new FormBody(fields);
    }

    /** The value of a field; empty if it was not sent. */
    String value(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decode(String text, Instant now) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("bad escape", now);
        }
    }

    private static ReasonException malformed(String what, Instant now) {
        return new ReasonException(Reason.of(
                ReasonCode.REQUEST_MALFORMED, Subject.server(""), now, new Evidence("form", what, "", "page", now)));
    }
}
