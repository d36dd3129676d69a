package limpid.server.gate.browser;

import limpid.server.gate.Reply;

/** The headers that keep a page to itself: nothing from other sites, in no frame of theirs, in no cache. */
public final class Shield {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Shield() {}

    /** {@code reply} with these headers. */
    public static Reply over(Reply reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }
}
