package limpid.doctor.look;

import java.net.URI;
import java.nio.file.Path;

/**
 * What this computer remembers of having joined.
 *
 * @param server where the server was
 * @param serverId which server it was
 * @param root the folder that is kept in step
 * @param state where the agent keeps its own records
 */
public record Membership(URI server, String serverId, Path root, Path state) {
    /** The server's name or address, without brackets. */
    public String host() {
        var host = server.getHost();
        if (host == null) {
            throw new IllegalStateException("a server's address has a host: " + server);
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, also where the address leaves it out. */
    public int port() {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return isEncrypted() ? 443 : 80;
    }

    /** Whether the way to the server is encrypted. */
    public boolean isEncrypted() {
        return "https".equals(server.getScheme());
    }

    /** Whether the server is this very machine. */
    public boolean isHere() {
        var host = host();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
