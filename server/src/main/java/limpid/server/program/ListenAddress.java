package limpid.server.program;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {
    /** Where a server listens unless told otherwise: this machine alone. */
    public static final ListenAddress STANDARD = new ListenAddress("127.0.0.1", 8420);

    private static final int PORT_MAX = 65_535;
    private static final Pattern TEXT = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([A-Za-z0-9._-]*)):(\\d{1,5})");

    /** Reads {@code HOST:PORT}, {@code [IPV6]:PORT} or {@code :PORT}; empty if it is none of these. */
    public static Optional<ListenAddress> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > PORT_MAX) {
            return Optional.empty();
        }
        String name = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return Optional.of(
                new ListenAddress(name.isEmpty() ? STANDARD.host() : name, Integer.parseInt(parts.group(3))));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
