package limpid.server.gate.browser;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.account.Sessions;
import limpid.server.account.Visitor;
import limpid.server.gate.Method;
import limpid.server.gate.Request;
import limpid.server.policy.Premises;
import limpid.wire.message.Headers;

/**
 * Lets in people by the cookie of their browser. What changes something must come from a page of this server, and say so in
 * two ways that no other site can: the browser's own word on where it came from, and a header that a form cannot send.
 * Safe for all threads.
 */
public final class PeopleDoor {
    private static final String SOURCE = "gate";

    private final Sessions sessions;
    private final Cookies cookies;
    private final Clock clock;
    private final Optional<Premises> premises;

    /** Where no policy says which way people may come. */
    public PeopleDoor(Sessions sessions, Cookies cookies, Clock clock) {
        this(sessions, cookies, clock, Optional.empty());
    }

    /** {@code premises} judges by which way each request came, of browsers and of devices. */
    public PeopleDoor(Sessions sessions, Cookies cookies, Clock clock, Optional<Premises> premises) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.clock = clock;
        this.premises = premises;
    }

    /**
     * Who asks. Fails with: NOT_SIGNED_IN, PERMISSION_DENIED_REMOTE (the request came from elsewhere), POLICY_HOLDS.
     */
    public Session admit(Request request) {
        Session session = session(request)
                .orElseThrow(() -> refusal(ReasonCode.NOT_SIGNED_IN, "session", "none", "a browser that is signed in"));
        checkOrigin(request);
        checkWay(session.home(), request);
        return session;
    }

    /** Lets a request of somebody of a home pass. Fails with: POLICY_HOLDS (it came by a way that a policy does not allow). */
    public void checkWay(HomeId home, Request request) {
        premises.ifPresent(judge -> judge.check(home, request, Addresses.isSecure(request)));
    }

    /** Who is signed in there; empty if nobody is, or no longer. */
    public Optional<Session> session(Request request) {
        return cookies.read(request).flatMap(sessions::find);
    }

    /** For what anybody may ask, such as to sign in. Fails with: PERMISSION_DENIED_REMOTE (it came from elsewhere). */
    public Visitor visitor(Request request) {
        checkOrigin(request);
        return new Visitor(request.peer(), request.header("user-agent").orElse(""));
    }

    private void checkOrigin(Request request) {
        boolean changesNothing = request.method() == Method.GET || request.method() == Method.HEAD;
        if (changesNothing
                || (SameOrigin.sent(request) && request.header(Headers.PROTOCOL).isPresent())) {
            return;
        }
        throw refusal(ReasonCode.PERMISSION_DENIED_REMOTE, "origin", "another site, or none", "a page of this server");
    }

    private ReasonException refusal(ReasonCode code, String what, String observed, String required) {
        Evidence seen = new Evidence(what, observed, required, SOURCE, clock.now());
        return new ReasonException(Reason.of(code, new Subject(Scope.PERSON, ""), clock.now(), seen));
    }

    /** The cookies by which browsers are known. */
    public Cookies cookies() {
        return cookies;
    }
}
