package limpid.server.gate.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.core.item.ItemName;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.share.Share;
import limpid.server.share.Shares;
import limpid.server.share.Terms;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What makers of links ask. A child shares nothing; what it has, it sees and may end. */
final class OwnEndpoints {
    private static final Codec<Wanted> WANTED = Records.of(Wanted.class);
    private static final Codec<NewTerms> TERMS = Records.of(NewTerms.class);
    private static final Codec<ShareLine> LINE = Records.of(ShareLine.class);
    private static final Codec<List<ShareLine>> LINES = Records.listOf(ShareLine.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int ID_AT = 2;

    private final Askers askers;
    private final Shares shares;

    OwnEndpoints(Askers askers, Shares shares) {
        this.askers = askers;
        this.shares = shares;
    }

    /** A link to be made. */
    record Wanted(
            CollectionId collection,
            ItemId item,
            Share.Kind kind,
            Optional<String> password,
            Optional<Instant> expires,
            Optional<String> name) {
        Wanted {
            name.map(ItemName::flawOf).filter(flaw -> !flaw.isEmpty()).ifPresent(flaw -> {
                throw new MalformedException("name", flaw);
            });
        }
    }

    /** What shall change of a link's terms. */
    record NewTerms(
            Optional<String> password,
            Optional<Boolean> noPassword,
            Optional<Instant> expires,
            Optional<Boolean> noExpiry) {}

    Reply list(Request request) {
        Asker asker = askers.anybody(request);
        return Reply.json(
                200,
                LINES.encode(shares.list(asker.caller()).stream()
                        .map(own -> ShareLine.of(own, Addresses.own(request)))
                        .toList()));
    }

    Reply make(Request request) {
        Asker asker = askers.adult(request);
        String id = id(request);
        Wanted wanted = WANTED.decode(request.body().bytes());
        Shares.Order order = new Shares.Order(wanted.collection(), wanted.item(), wanted.kind(), wanted.name());
        Shares.Own made = shares.make(asker.caller(), id, order, new Terms(wanted.password(), wanted.expires()));
        return Reply.json(201, LINE.encode(ShareLine.of(made, Addresses.own(request))));
    }

    private static String id(Request request) {
        String id = request.path().get(ID_AT);
        if (!ID.matcher(id).matches()) {
            throw new MalformedException("id", "not a UUID in lower case");
        }
        return id;
    }

    Reply change(Request request) {
        Asker asker = askers.adult(request);
        NewTerms terms = TERMS.decode(request.body().bytes());
        Shares.Change change = new Shares.Change(
                terms.password(),
                terms.noPassword().orElse(false),
                terms.expires(),
                terms.noExpiry().orElse(false));
        Shares.Own changed = shares.change(asker.caller(), id(request), change);
        return Reply.json(200, LINE.encode(ShareLine.of(changed, Addresses.own(request))));
    }

    Reply end(Request request) {
        Asker asker = askers.anybody(request);
        shares.end(asker.caller(), id(request));
        return Reply.empty(204);
    }
}
