package limpid.server.gate.device;

import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Caller;
import limpid.server.library.Registry;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.wire.message.Headers;
import limpid.wire.message.Protocol;

/**
 * Lets in who shows a device's secret, or has a browser that is signed in, and speaks a protocol that this server knows.
 * Safe for all threads.
 */
final class Doorkeeper {
    private static final String SOURCE = "gate";
    private static final String SCHEME = "Bearer ";

    private final Registry registry;
    private final PeopleDoor people;
    private final Clock clock;

    Doorkeeper(Registry registry, PeopleDoor people, Clock clock) {
        this.registry = registry;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Whose request this is. Fails with: VERSION_MISMATCH, NOT_SIGNED_IN, TOKEN_REVOKED, ACCOUNT_DISABLED, the code of the device's hold,
     * PERMISSION_DENIED_REMOTE (a browser sent it from another site).
     */
    Caller admit(Request request) {
        checkProtocol(request);
        if (isOfBrowser(request)) {
            Session session = people.admit(request);
            registry.person(new Resident(session.home(), session.person())).ifPresent(registry::requireEnabled);
            return new Caller(session.home(), session.person(), Asker.browser(session.id()));
        }
        Caller caller = registry.authenticate(secret(request));
        people.checkWay(caller.home(), request);
        registry.touch(caller);
        return caller;
    }

    private boolean isOfBrowser(Request request) {
        return request.header("authorization").isEmpty()
                && people.cookies().read(request).isPresent();
    }

    /** Whether what an earlier request showed still opens the door. */
    boolean stillWelcome(Request request) {
        try {
            admit(request);
            return true;
        } catch (ReasonException e) {
            return false;
        }
    }

    /** Fails with: VERSION_MISMATCH. A request that does not say is from a tool, and taken at its word. */
    void checkProtocol(Request request) {
        Optional<String> spoken = request.header(Headers.PROTOCOL);
        String ours = Integer.toString(Protocol.VERSION);
        if (spoken.isEmpty() || spoken.get().equals(ours)) {
            return;
        }
        boolean number = spoken.get().matches("[0-9]{1,6}");
        boolean deviceIsOlder = number && Integer.parseInt(spoken.get()) < Protocol.VERSION;
        throw new ReasonException(Reason.of(
                ReasonCode.VERSION_MISMATCH,
                Subject.server(""),
                clock.now(),
                new Evidence("older", deviceIsOlder ? "device" : "server", "", SOURCE, clock.now()),
                new Evidence("device-protocol", number ? spoken.get() : "?", ours, SOURCE, clock.now())));
    }

    private String secret(Request request) {
        return request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .orElseThrow(() -> new ReasonException(Reason.of(
                        ReasonCode.NOT_SIGNED_IN,
                        Subject.device(),
                        clock.now(),
                        new Evidence("authorization", "none", "a device's secret", SOURCE, clock.now()))));
    }
}
