package limpid.server.share;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.core.item.Item;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.time.Clock;
import limpid.server.account.Brakes;
import limpid.server.account.Passwords;
import limpid.server.account.Visitor;
import limpid.server.library.commit.Access;
import limpid.server.secret.Token;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.store.ledger.PersonRow;

/**
 * Lets in whoever has a link, and nobody else, to what it leads to. Who is signed in somewhere counts for nothing here. Safe for
 * all threads.
 */
public final class Guests {
    private static final String SOURCE = "share";

    private final Ledger ledger;
    private final Clock clock;
    private final Passwords passwords;
    private final Brakes brakes;
    private final Pass passes;

    /** {@code key} is the server's, for passes alone. */
    public Guests(Ledger ledger, Clock clock, Passwords passwords, byte[] key) {
        this.ledger = ledger;
        this.clock = clock;
        this.passwords = passwords;
        // Brakes of their own: whoever mistypes a link's password shall still be able to sign in.
        this.brakes = new Brakes(clock);
        this.passes = new Pass(key);
    }

    /**
     * Somebody who came by a link.
     *
     * @param owner the maker's name
     */
    public record Guest(HomeId home, Share share, Item target, String owner) {}

    /** A guest who has just come in, and the pass that they show from now on. */
    public record Welcomed(Guest guest, String pass) {}

    /**
     * Opens a link. Fails with: NOT_FOUND (no such link, or what it led to is gone), SHARE_EXPIRED, SHARE_PASSWORD_REQUIRED,
     * AUTH_THROTTLED.
     *
     * @param shown the pass that the browser has already, if any; then it is not counted again
     */
    public Welcomed open(String text, Optional<String> password, Optional<String> shown, Visitor visitor) {
        brakes.check(visitor);
        Optional<Token> token = Token.of(text);
        Optional<Share> known = token.flatMap(it -> ledger.read(it.home(), rows -> new ShareRows(rows).find(it.id())))
                .filter(share -> Hash.fromHex(share.tokenHash())
                        .equals(token.orElseThrow().hash()));
        if (known.isEmpty()) {
            brakes.wrong(visitor);
            throw notFound();
        }
        HomeId home = token.orElseThrow().home();
        Share share = known.get();
        Guest guest = ledger.read(home, rows -> guest(rows, share));
        boolean inside = shown.flatMap(Pass.Shown::of)
                .filter(pass -> passes.isGood(pass, share, clock.now()))
                .isPresent();
        if (!inside) {
            checkPassword(home, share, password, visitor);
            count(home, share);
        }
        return new Welcomed(guest, passes.make(home, share, clock.now()));
    }

    private void checkPassword(HomeId home, Share share, Optional<String> password, Visitor visitor) {
        if (!share.hasPassword()) {
            return;
        }
        String lock = home + " " + share.id();
        brakes.check(lock, visitor);
        boolean right = password.filter(shown -> passwords.matches(shown, share.passwordHash()))
                .isPresent();
        if (right) {
            brakes.right(lock, visitor);
            return;
        }
        password.ifPresent(_ -> brakes.wrong(lock, visitor));
        throw refusal(
                ReasonCode.SHARE_PASSWORD_REQUIRED,
                new Evidence("password", password.isPresent() ? "wrong" : "missing", "", SOURCE, clock.now()));
    }

    private void count(HomeId home, Share share) {
        Instant now = clock.now();
        ledger.write(home, rows -> {
            ShareRows shares = new ShareRows(rows);
            shares.find(share.id()).ifPresent(current -> shares.put(current.openedAt(now)));
            return now;
        });
    }

    /**
     * Reads for a guest in one picture of the home: what they may see is found in the same moment as that they may. Fails with:
     * NOT_SIGNED_IN (no pass, or no longer), SHARE_EXPIRED, NOT_FOUND, and what {@code work} fails with.
     *
     * @param id of the link that is asked for; the pass must be for it
     */
    public <T> T read(String id, Optional<String> shown, BiFunction<HomeTransaction, Guest, T> work) {
        Pass.Shown pass = shown.flatMap(Pass.Shown::of)
                .filter(it -> it.share().equals(id))
                .orElseThrow(this::stranger);
        return ledger.read(pass.home(), rows -> {
            Share share = new ShareRows(rows)
                    .find(id)
                    .filter(found -> passes.isGood(pass, found, clock.now()))
                    .orElseThrow(this::stranger);
            return work.apply(rows, guest(rows, share));
        });
    }

    private Guest guest(HomeTransaction rows, Share share) {
        ShareRows shares = new ShareRows(rows);
        Optional<PersonRow> maker = shares.maker(share);
        if (share.isOver(clock.now())) {
            Evidence end =
                    new Evidence("ended-at", share.expires().orElseThrow().toString(), "", SOURCE, clock.now());
            throw refusal(ReasonCode.SHARE_EXPIRED, end);
        }
        if (maker.isEmpty()) {
            throw refusal(ReasonCode.SHARE_EXPIRED);
        }
        Item target = shares.target(share).orElseThrow(this::notFound);
        return new Guest(rows.home(), share, target, maker.get().name());
    }

    private ReasonException stranger() {
        return refusal(
                ReasonCode.NOT_SIGNED_IN, new Evidence("pass", "none", "a link that was opened", SOURCE, clock.now()));
    }

    private ReasonException notFound() {
        return Access.notFound(Scope.ITEM, "link", "", clock.now());
    }

    private ReasonException refusal(ReasonCode code, Evidence... seen) {
        return new ReasonException(Reason.of(code, new Subject(Scope.ITEM, ""), clock.now(), seen));
    }
}
