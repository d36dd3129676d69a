package limpid.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.id.PersonId;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.SessionRow;

/**
 * Browsers that are signed in. A browser holds {@code home.random} in a cookie; here rests its hash, with its home, so that
 * finding it touches that home alone. Safe for all threads.
 */
public final class Sessions {
    /** How long a browser stays signed in. */
    public static final Duration LASTS = Duration.ofDays(30);
    /** How old a browser's last sign of life may get before it is written again. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(5);

    /** Browsers of one person that are signed in at one time; the one not seen for longest goes. */
    static final int AT_ONCE_MAX = 100;

    private static final Pattern COOKIE = Pattern.compile("([a-z0-9-]{1,64})\\.([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;

    public Sessions(Ledger ledger, Clock clock, Chance chance) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
    }

    /** Signs a browser in; returns the value of its cookie, which is kept nowhere here. */
    String open(HomeTransaction rows, PersonId person, Visitor visitor) {
        String cookie =
                rows.home() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(SECRET_BYTES));
        Instant now = clock.now();
        makeRoom(rows, person);
        rows.putSession(new SessionRow(
                hash(cookie),
                HexFormat.of().formatHex(chance.bytes(ID_BYTES)),
                person,
                visitor.userAgent(),
                visitor.address(),
                now,
                now,
                now.plus(LASTS)));
        return cookie;
    }

    /** The same in a transaction of its own. */
    public String open(Resident resident, Visitor visitor) {
        return ledger.write(resident.home(), rows -> open(rows, resident.person(), visitor));
    }

    /** Nobody has a hundred browsers; a program that signs in again and again must not fill the ledger. */
    private static void makeRoom(HomeTransaction rows, PersonId person) {
        List<SessionRow> all = rows.sessions().stream()
                .filter(row -> row.person().equals(person))
                .sorted(Comparator.comparing(SessionRow::seenAt).reversed())
                .toList();
        all.stream().skip(AT_ONCE_MAX - 1).forEach(row -> rows.dropSession(row.secretHash()));
    }

    /** Whose browser sent {@code cookie}; empty if it is nobody's, or no longer. Notes a sign of life now and then. */
    public Optional<Session> find(String cookie) {
        return home(cookie).flatMap(home -> ledger.read(home, rows -> rows.session(hash(cookie)))
                .filter(row -> row.expires().isAfter(clock.now()))
                .map(row -> {
                    touch(home, row);
                    return new Session(home, row.person(), row.id());
                }));
    }

    private void touch(HomeId home, SessionRow row) {
        Instant now = clock.now();
        if (now.isBefore(row.seenAt().plus(SEEN_EVERY))) {
            return;
        }
        ledger.write(home, rows -> {
            // It may have been signed out since it was read.
            rows.session(row.secretHash()).ifPresent(known -> rows.putSession(known.seen(now)));
            return now;
        });
    }

    /** The browsers of a person that are signed in, the last seen first. */
    public List<SessionRow> of(HomeId home, PersonId person) {
        Instant now = clock.now();
        return ledger.read(home, rows -> rows.sessions()).stream()
                .filter(row -> row.person().equals(person) && row.expires().isAfter(now))
                .sorted((one, other) -> other.seenAt().compareTo(one.seenAt()))
                .toList();
    }

    /** Signs the browser out; an unknown cookie is well. */
    public void close(String cookie) {
        home(cookie)
                .ifPresent(home -> ledger.write(home, rows -> {
                    rows.dropSession(hash(cookie));
                    return home;
                }));
    }

    /** Signs out those browsers of a person that {@code which} names; returns how many. */
    public int close(HomeId home, PersonId person, Predicate<SessionRow> which) {
        return ledger.write(home, rows -> close(rows, person, which));
    }

    /** The same in a transaction that does more. */
    public int close(HomeTransaction rows, PersonId person, Predicate<SessionRow> which) {
        List<SessionRow> closed = rows.sessions().stream()
                .filter(row -> row.person().equals(person) && which.test(row))
                .toList();
        closed.forEach(row -> rows.dropSession(row.secretHash()));
        return closed.size();
    }

    private static Optional<HomeId> home(String cookie) {
        Matcher parts = COOKIE.matcher(cookie);
        return parts.matches() ? Optional.of(new HomeId(parts.group(1))) : Optional.empty();
    }

    private static Hash hash(String cookie) {
        return Hash.of(cookie.getBytes(US_ASCII));
    }
}
