package limpid.server.gate.browser;

import limpid.server.gate.Reply;

/**
 * The headers that keep a page to itself: scripts, styles and everything else from this server alone, in no frame of
 * other sites, and nothing of where one has been told to them.
 */
public final class Shield {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
            + "font-src 'self'; frame-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Shield() {}

    /** {@code reply} with these headers. */
    public static Reply over(Reply reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "same-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }
}
