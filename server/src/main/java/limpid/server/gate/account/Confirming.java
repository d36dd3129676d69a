package limpid.server.gate.account;

import java.time.Duration;
import java.time.Instant;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.browser.Asker;
import limpid.store.ledger.SessionRow;

/**
 * Makes sure that who asks for something grave is the person, and not somebody at a browser that was left signed in: by the
 * password, or, of somebody who has none, by having signed in just now. Safe for all threads.
 */
final class Confirming {
    /** How long after signing in a person without a password is believed. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Desk desk;
    private final Clock clock;

    Confirming(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Fails with: CREDENTIALS_REJECTED, AUTH_THROTTLED. */
    void confirm(Asker asker, String password, Request request) {
        if (!asker.person().passwordHash().isEmpty()) {
            desk.front()
                    .signIn()
                    .confirm(asker.resident(), password, desk.door().visitor(request));
        } else if (!isFresh(asker)) {
            throw new ReasonException(
                    Reason.of(ReasonCode.CREDENTIALS_REJECTED, new Subject(Scope.PERSON, ""), clock.now()));
        }
    }

    private boolean isFresh(Asker asker) {
        Instant since = clock.now().minus(FRESH);
        return desk.front().sessions().of(asker.home(), asker.id()).stream()
                .filter(session -> session.id().equals(asker.session()))
                .map(SessionRow::createdAt)
                .anyMatch(created -> created.isAfter(since));
    }
}
