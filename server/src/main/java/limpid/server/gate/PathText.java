package limpid.server.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import limpid.wire.message.MalformedException;

/**
 * Reads the path and the query of a request. The path is split where a slash stands in the raw text and decoded after, so
 * that no encoded slash, dot or control character can make one path look like another.
 */
final class PathText {
    /** Deeper than any path of ours. */
    private static final int SEGMENTS_MAX = 64;

    private static final int PARAMETERS_MAX = 64;

    private PathText() {}

    /** The segments of a raw path. Throws {@link MalformedException} for one that is not plain. */
    static List<String> segments(String raw) {
        if (!raw.startsWith("/")) {
            throw new MalformedException("path", "does not begin with a slash");
        }
        if (raw.length() == 1) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        for (String part : raw.substring(1).split("/", SEGMENTS_MAX + 1)) {
            segments.add(segment(part));
        }
        if (segments.size() > SEGMENTS_MAX) {
            throw new MalformedException("path", "more than " + SEGMENTS_MAX + " segments");
        }
        return segments;
    }

    private static String segment(String raw) {
        String segment = decode("path", raw);
        if (segment.equals(".") || segment.equals("..")) {
            throw new MalformedException("path", "a segment is only dots");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '/' || c == '\\' || Character.isISOControl(c)) {
                throw new MalformedException("path", "a segment has a slash or a control character");
            }
        }
        return segment;
    }

    /** The parameters of a raw query, the first of each name. */
    static Map<String, String> parameters(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return parameters;
        }
        String[] parts = raw.split("&", PARAMETERS_MAX + 1);
        if (parts.length > PARAMETERS_MAX) {
            throw new MalformedException("query", "more than " + PARAMETERS_MAX + " parameters");
        }
        for (String part : parts) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            parameters.putIfAbsent(decode("query", name.replace('+', ' ')), decode("query", value.replace('+', ' ')));
        }
        return parameters;
    }

    private static String decode(String field, String raw) {
        if (raw.indexOf('%') < 0 && raw.chars().allMatch(c -> c < 128)) {
            return raw;
        }
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                decoded.put((byte) (hex(field, bytes, i + 1) << 4 | hex(field, bytes, i + 2)));
                i += 2;
            } else {
                decoded.put(bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(field, "not valid UTF-8");
        }
    }

    private static int hex(String field, byte[] bytes, int at) {
        int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
        if (digit < 0) {
            throw new MalformedException(field, "a percent sign without two hex digits");
        }
        return digit;
    }
}
