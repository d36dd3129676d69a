package limpid.server.program;

import java.net.URI;
import java.util.Optional;
import limpid.host.settings.Secret;

/**
 * Who may watch a server at work; nobody as a rule.
 *
 * @param metrics whether there is {@code /metrics}
 * @param token what a scraper on another machine shows; without it only this machine may ask
 * @param traces the collector that is told of requests and jobs
 */
public record Observing(boolean metrics, Optional<Secret<String>> token, Optional<URI> traces) {
    /** Nobody. */
    public static final Observing NOBODY = new Observing(false, Optional.empty(), Optional.empty());
}
