package limpid.server.gate.files;

import java.util.List;
import limpid.core.id.CollectionId;
import limpid.core.id.ItemId;
import limpid.server.files.Zips;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.content.Asked;
import limpid.server.gate.content.ZipReply;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/** Archives of a folder, or of what was selected. */
final class ZipEndpoints {
    private static final Codec<Wanted> WANTED = Records.of(Wanted.class);
    private static final Codec<Ordered> ORDERED = Records.of(Ordered.class);
    private static final int COLLECTION_AT = 2;
    private static final int ITEM_AT = 4;

    private final Askers askers;
    private final Zips zips;
    private final ZipReply replies;
    private final ZipTickets tickets;

    ZipEndpoints(Askers askers, Zips zips, ZipReply replies, ZipTickets tickets) {
        this.askers = askers;
        this.zips = zips;
        this.replies = replies;
        this.tickets = tickets;
    }

    /** What shall be in an archive. */
    record Wanted(List<ItemId> ids) {
        Wanted {
            if (ids.isEmpty() || ids.size() > Protocol.PAGE_ITEMS_MAX) {
                throw new MalformedException("ids", "not 1 to " + Protocol.PAGE_ITEMS_MAX + " things");
            }
        }
    }

    /** Where to fetch it. */
    record Ordered(String link) {}

    Reply folder(Request request) {
        Asker asker = askers.anybody(request);
        return send(asker, Asked.collection(request, COLLECTION_AT), List.of(Asked.item(request, ITEM_AT)));
    }

    private Reply send(Asker asker, CollectionId collection, List<ItemId> ids) {
        Zips.Zip zip = zips.of(asker.caller(), collection, ids);
        return replies.reply(asker.home(), asker.id().text(), zip);
    }

    Reply order(Request request) {
        Asker asker = askers.anybody(request);
        CollectionId collection = Asked.collection(request, COLLECTION_AT);
        List<ItemId> ids = WANTED.decode(request.body().bytes()).ids();
        zips.check(asker.caller(), collection, ids);
        String ticket = tickets.order(new ZipTickets.Selection(asker.resident(), collection, ids));
        return Reply.json(200, ORDERED.encode(new Ordered("/v1/collections/" + collection + "/zip/" + ticket)));
    }

    Reply fetch(Request request) {
        Asker asker = askers.anybody(request);
        CollectionId collection = Asked.collection(request, COLLECTION_AT);
        if (request.method() == Method.HEAD) {
            // Whoever looks first shall still be able to fetch.
            return Reply.empty(200).with("Content-Type", "application/zip");
        }
        ZipTickets.Selection selection = tickets.use(request.path().get(ITEM_AT), asker.resident(), collection);
        return send(asker, collection, selection.ids());
    }
}
