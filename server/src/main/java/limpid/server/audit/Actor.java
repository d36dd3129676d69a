package limpid.server.audit;

/**
 * Somebody who asks for something to be done.
 *
 * @param address of the peer; empty for a command on the server's machine
 */
public record Actor(Party who, String address) {
    /** Whoever may run commands on the server's machine. */
    public static Actor operator() {
        return new Actor(Party.operator(), "");
    }
}
