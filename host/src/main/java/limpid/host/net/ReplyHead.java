package limpid.host.net;

import java.net.ProtocolException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a reply.
 *
 * @param status such as 200
 * @param headers names in lower case; the first value of each
 * @param isLastOnConnection whether the server ends the connection after it
 */
record ReplyHead(int status, Map<String, String> headers, boolean isLastOnConnection) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5]\\d\\d)(?: .*)?");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** Reads a head. Source: RFC 9112 sections 4 and 5; folded lines are refused, as section 5.2 allows. */
    static ReplyHead parse(String text) throws ProtocolException {
        List<String> lines = text.lines().toList();
        Matcher status = STATUS_LINE.matcher(lines.getFirst());
        if (!status.matches()) {
            throw new ProtocolException("what answers does not speak HTTP/1.1");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isEmpty()) {
                add(headers, line);
            }
        }
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean isOld = status.group(1).equals("0");
        boolean isLast = connection.contains("close") || (isOld && !connection.contains("keep-alive"));
        return new ReplyHead(Integer.parseInt(status.group(2)), headers, isLast);
    }

    private static void add(Map<String, String> headers, String line) throws ProtocolException {
        int colon = line.indexOf(':');
        if (colon < 1 || !NAME.matcher(line.substring(0, colon)).matches()) {
            throw new ProtocolException("a header of the reply is malformed");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        Optional<String> first = Optional.ofNullable(headers.putIfAbsent(name, value));
        if (name.equals("content-length") && first.isPresent() && !first.get().equals(value)) {
            throw new ProtocolException("the reply has two lengths");
        }
    }

    /** The same, after which nothing can follow. */
    ReplyHead asLastOnConnection() {
        return new ReplyHead(status, headers, true);
    }

    /** Whether the body comes in chunks. */
    boolean isChunked() {
        return headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked");
    }

    /** The length of the body; empty if the head does not tell. */
    Optional<Long> contentLength() throws ProtocolException {
        Optional<String> text = Optional.ofNullable(headers.get("content-length"));
        if (text.isPresent() && !text.get().matches("\\d{1,18}")) {
            throw new ProtocolException("the length of the reply is malformed");
        }
        return text.map(Long::valueOf);
    }
}
