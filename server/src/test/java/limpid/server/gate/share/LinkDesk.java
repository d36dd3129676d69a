package limpid.server.gate.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.chunk.ContentId;
import limpid.core.id.ItemId;
import limpid.core.item.Content;
import limpid.core.item.Item;
import limpid.server.account.Passwords;
import limpid.server.gate.Desk;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Surfer;
import limpid.server.gate.browser.Village;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.library.Rig;
import limpid.server.secret.Strongbox;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;

/** A village whose gate knows the paths of links, and short ways to make and open one. */
final class LinkDesk {
    final Village village = new Village(LinkDesk::routes);
    final Rig rig = village.rig;
    private int keys;

    private static Routes routes(Village village) {
        Rig rig = village.rig;
        ShareRoutes.Stock stock = new ShareRoutes.Stock(
                rig.ledger,
                rig.library,
                Strongbox.of(rig.ledger, rig.chance),
                new Passwords(rig.chance),
                rig.clock,
                rig.chance);
        return new ShareRoutes(
                village.door,
                village.askers,
                stock,
                new ContentReply(rig.library.contents(), new Flows(rig.clock), rig.clock),
                new ZipReply(rig.library.contents(), rig.clock));
    }

    ItemId folder(Resident who, ItemId parent, String name) {
        ItemId id = rig.id();
        done(who, Rig.folder(id, 0, parent, name));
        return id;
    }

    Item file(Resident who, ItemId parent, String name, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        rig.library.store(village.caller(who), List.of(Rig.frame(bytes)));
        Content content = new Content(ContentId.ofChunk(ChunkId.of(bytes)), bytes.length);
        return done(who, Rig.file(rig.id(), 0, parent, name, content)).getFirst();
    }

    List<Item> done(Resident who, Operation... operations) {
        Commit commit = new Commit(List.of(operations), Optional.empty(), Map.of());
        return switch (rig.library.commit(village.caller(who), village.files(who), "link-" + ++keys, commit)) {
            case CommitReply.Committed committed -> committed.items();
            case CommitReply.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    /** The {@code n}-th id that a browser may make. */
    static String id(int n) {
        return HexFormat.of().toHexDigits(n) + "-0000-4000-8000-000000000000";
    }

    static String order(Village village, Resident who, ItemId item, String kind, String more) {
        return "{\"collection\":\"" + village.files(who) + "\",\"item\":\"" + item + "\",\"kind\":\"" + kind + "\""
                + more + "}";
    }

    /** Makes a link; {@code more} are further fields. */
    Desk.Answer make(Resident who, int n, ItemId item, String kind, String more) {
        return village.browserOf(who).put("/v1/shares/" + id(n), order(village, who, item, kind, more));
    }

    /** Makes a link that must come about; returns what it carries. */
    String token(Resident who, int n, ItemId item, String kind, String more) {
        Desk.Answer made = make(who, n, item, kind, more);
        if (made.status() != 201) {
            throw new AssertionError(made.text());
        }
        return value(made.text(), "link").replaceAll(".*#", "");
    }

    static String value(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":\"?([^\",}]*)").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    static String key(String token, String password) {
        return "{\"token\":\"" + token + "\"" + (password.isEmpty() ? "" : ",\"password\":\"" + password + "\"") + "}";
    }

    /** A stranger's browser with the cookie that an answer gave. */
    Surfer guest(Desk.Answer opened) {
        if (opened.status() != 200) {
            throw new AssertionError(opened.text());
        }
        return village.stranger().withCookie(opened.header("set-cookie").split(";", -1)[0]);
    }

    /** A stranger who opened a link. */
    Surfer guest(String token) {
        return guest(village.stranger().post("/v1/shared/open", key(token, "")));
    }
}
