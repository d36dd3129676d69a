package limpid.agent.planted;

import limpid.server.planted.Seen;

/** Planted: an agent that knows the server. */
public final class SeesServer {
    private SeesServer() {}

    /** What it must not know. */
    public static Seen seen() {
        return new Seen();
    }
}
