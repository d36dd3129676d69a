package limpid.server.share;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.Kind;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Scope;
import limpid.core.reason.Subject;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.Passwords;
import limpid.server.files.Above;
import limpid.server.library.Caller;
import limpid.server.library.commit.Access;
import limpid.server.secret.Strongbox;
import limpid.server.secret.Token;
import limpid.store.ledger.HomeTransaction;
import limpid.store.ledger.Ledger;
import limpid.wire.message.MalformedException;

/** A person's own links. Safe for all threads. Whether they may share at all is for whoever calls to look at. */
public final class Shares {
    /** More links than anybody keeps an eye on. */
    static final int OF_ONE_MAX = 500;

    private final Ledger ledger;
    private final Clock clock;
    private final Chance chance;
    private final Strongbox strongbox;
    private final Passwords passwords;

    public Shares(Ledger ledger, Clock clock, Chance chance, Strongbox strongbox, Passwords passwords) {
        this.ledger = ledger;
        this.clock = clock;
        this.chance = chance;
        this.strongbox = strongbox;
        this.passwords = passwords;
    }

    /** What a new link leads to, and what it is for. */
    public record Order(CollectionId collection, ItemId item, Share.Kind kind, Optional<String> name) {}

    /**
     * A link as its maker sees it.
     *
     * @param path where the thing is, with slashes; empty if it is there no more
     * @param token what the link carries
     */
    public record Own(Share share, String path, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Own[" + share + "]";
        }
    }

    /**
     * Makes a link. Fails with: NOT_FOUND (no such file or folder of this person), ALREADY_DONE (the id is known),
     * REQUEST_MALFORMED (bring files into a file; an end in the past; too many links).
     */
    public Own make(Caller caller, String id, Order order, Terms terms) {
        Instant now = clock.now();
        Terms.checkEnd(terms.expires(), now);
        String passwordHash = terms.password().map(passwords::hash).orElse("");
        Token token = Token.fresh(caller.home(), id, chance);
        String sealed = strongbox.seal(purpose(caller, id), token.text().getBytes(US_ASCII));
        return ledger.write(caller.home(), rows -> {
            Item item = target(rows, caller, order);
            check(rows, caller, id);
            Share share = new Share(
                    id,
                    caller.person(),
                    order.collection(),
                    order.item(),
                    order.kind(),
                    order.name().orElse(item.place().name().text()),
                    token.hash().toString(),
                    sealed,
                    passwordHash,
                    terms.expires(),
                    now,
                    0,
                    Optional.empty());
            new ShareRows(rows).put(share);
            return new Own(share, path(rows, share), token.text());
        });
    }

    private Item target(HomeTransaction rows, Caller caller, Order order) {
        Item item = new ShareRows(rows)
                .target(caller.person(), order.collection(), order.item())
                .orElseThrow(() -> notFound(order.item().toString()));
        if (order.kind() == Share.Kind.DROP && item.kind() != Kind.FOLDER) {
            throw new MalformedException("item", "files are brought into a folder");
        }
        return item;
    }

    private void check(HomeTransaction rows, Caller caller, String id) {
        ShareRows shares = new ShareRows(rows);
        if (shares.find(id).isPresent()) {
            Evidence seen = new Evidence("id", id, "", "share", clock.now());
            throw new ReasonException(
                    Reason.of(ReasonCode.ALREADY_DONE, new Subject(Scope.ITEM, id), clock.now(), seen));
        }
        if (shares.of(caller.person()).size() >= OF_ONE_MAX) {
            throw new MalformedException("id", "there are " + OF_ONE_MAX + " links already; end some");
        }
    }

    private static String purpose(Caller caller, String id) {
        return "share " + caller.home() + " " + id;
    }

    /** All links of somebody, the latest first. */
    public List<Own> list(Caller caller) {
        return ledger.read(caller.home(), rows -> new ShareRows(rows)
                .of(caller.person()).stream()
                        .sorted(Comparator.comparing(Share::createdAt)
                                .reversed()
                                .thenComparing(Share::id))
                        .map(share -> new Own(share, path(rows, share), token(caller, share)))
                        .toList());
    }

    private String token(Caller caller, Share share) {
        return new String(strongbox.open(purpose(caller, share.id()), share.sealedToken()), US_ASCII);
    }

    private static String path(HomeTransaction rows, Share share) {
        return new ShareRows(rows)
                .target(share)
                .map(item -> Stream.concat(new Above(rows, share.collection()).of(item).stream(), Stream.of(item))
                        .map(each -> each.place().name().text())
                        .collect(Collectors.joining("/")))
                .orElse("");
    }

    /** The items of a collection to which links are open. */
    public Set<ItemId> items(Caller caller, CollectionId collection) {
        Instant now = clock.now();
        return ledger.read(caller.home(), rows -> new ShareRows(rows)
                .of(caller.person()).stream()
                        .filter(share -> share.collection().equals(collection) && !share.isOver(now))
                        .map(Share::item)
                        .collect(Collectors.toSet()));
    }

    /** Changes what a link asks for. Fails with: NOT_FOUND, REQUEST_MALFORMED. */
    public Own change(Caller caller, String id, Change change) {
        Instant now = clock.now();
        Optional<String> hash = change.password().map(passwords::hash);
        return ledger.write(caller.home(), rows -> {
            Share before = own(rows, caller, id);
            Share after = change.apply(before, hash, now);
            new ShareRows(rows).put(after);
            return new Own(after, path(rows, after), token(caller, after));
        });
    }

    /**
     * What shall change of a link's terms; what is not named stays.
     *
     * @param password the new one
     * @param noPassword whether it shall have none
     * @param expires the new end
     * @param noExpiry whether it shall have none
     */
    public record Change(Optional<String> password, boolean noPassword, Optional<Instant> expires, boolean noExpiry) {
        public Change {
            Terms.checkPassword(password);
            if (password.isPresent() && noPassword) {
                throw new MalformedException("noPassword", "there is a new password too");
            }
            if (expires.isPresent() && noExpiry) {
                throw new MalformedException("noExpiry", "there is a new end too");
            }
        }

        private Share apply(Share share, Optional<String> hash, Instant now) {
            Terms.checkEnd(expires, now);
            return share.under(
                    noPassword ? "" : hash.orElse(share.passwordHash()),
                    noExpiry ? Optional.empty() : expires.or(share::expires));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Change[expires=" + expires + "]";
        }
    }

    /** Ends a link; one that is not there is well. */
    public void end(Caller caller, String id) {
        ledger.write(caller.home(), rows -> {
            ShareRows shares = new ShareRows(rows);
            shares.find(id)
                    .filter(share -> share.person().equals(caller.person()))
                    .ifPresent(share -> shares.drop(id));
            return id;
        });
    }

    private Share own(HomeTransaction rows, Caller caller, String id) {
        return new ShareRows(rows)
                .find(id)
                .filter(share -> share.person().equals(caller.person()))
                .orElseThrow(() -> notFound(id));
    }

    private ReasonException notFound(String id) {
        return Access.notFound(Scope.ITEM, "id", id, clock.now());
    }
}
