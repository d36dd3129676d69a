package limpid.server.gate;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a gate listens.
 *
 * @param host a name or a number, such as {@code 127.0.0.1}
 * @param port 0 for any that is free
 */
public record Address(String host, int port) {
    private static final int PORT_MAX = 65_535;

    public Address {
        if (host.isBlank() || port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("an address is HOST:PORT with a port up to 65535");
        }
    }

    /** Reads {@code HOST:PORT}, with an IPv6 number in brackets; empty for anything else. */
    public static Optional<Address> of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > PORT_MAX || host.isBlank() || (host.contains(":") && !bracketed)) {
            return Optional.empty();
        }
        return Optional.of(new Address(bracketed ? host.substring(1, host.length() - 1) : host, port));
    }

    /** Whether only programs on this machine can reach it, so that nobody on the way can read along. */
    public boolean isLoopback() {
        InetSocketAddress resolved = new InetSocketAddress(host, port);
        return !resolved.isUnresolved() && resolved.getAddress().isLoopbackAddress();
    }

    /** Whether it stands for all addresses of this machine. */
    public boolean isWildcard() {
        InetSocketAddress resolved = new InetSocketAddress(host, port);
        return !resolved.isUnresolved() && resolved.getAddress().isAnyLocalAddress();
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
