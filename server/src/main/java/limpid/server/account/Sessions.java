package limpid.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.SessionRow;

/**
 * Browsers that are signed in. A browser holds {@code home.random} in a cookie; here rests its hash, with its home, so that
 * finding it touches that home alone. Safe for all threads.
 */
public final class Sessions {
    /** How long a browser stays signed in. */
    public static final Duration LASTS = Duration.ofDays(30);

    private static final Pattern COOKIE = Pattern.compile("([a-z0-9-]{1,64})\\.([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;

    public Sessions(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /** Signs a browser in; returns the value of its cookie, which is kept nowhere here. */
    String open(Resident resident, Visitor visitor) {
        String cookie = resident.home() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(SECRET_BYTES));
        Instant now = clock.now();
        SessionRow row = new SessionRow(hash(cookie), resident.person(), visitor.userAgent(), now, now.plus(LASTS));
        ledger.write(resident.home(), home -> {
            home.putSession(row);
            return row;
        });
        return cookie;
    }

    /** Whose browser sent {@code cookie}; empty if it is nobody's, or no longer. */
    public Optional<Session> find(String cookie) {
        return home(cookie).flatMap(home -> ledger.read(home, rows -> rows.session(hash(cookie)))
                .filter(row -> row.expires().isAfter(clock.now()))
                .map(row -> new Session(home, row.person(), formToken(cookie))));
    }

    /** Signs the browser out; an unknown cookie is well. */
    public void close(String cookie) {
        home(cookie)
                .ifPresent(home -> ledger.write(home, rows -> {
                    rows.dropSession(hash(cookie));
                    return home;
                }));
    }

    /** Whether {@code sent} is the token of {@code session}'s forms, compared in constant time. */
    public static boolean isFormToken(Session session, String sent) {
        return MessageDigest.isEqual(session.formToken().getBytes(US_ASCII), sent.getBytes(US_ASCII));
    }

    private static Optional<HomeId> home(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        return parts.matches() ? Optional.of(new HomeId(parts.group(1))) : Optional.empty();
    }

    private static Hash hash(String cookie) {
        return Hash.of(cookie.getBytes(US_ASCII));
    }

    /** Another hash of the same secret: who sees a form cannot come from it to the cookie or to the stored hash. */
    private static String formToken(String cookie) {
        return Hash.of(("form " + cookie).getBytes(US_ASCII)).toString().substring(0, 32);
    }
}
