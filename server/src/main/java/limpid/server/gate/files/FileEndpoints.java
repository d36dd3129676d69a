package limpid.server.gate.files;

import java.util.List;
import java.util.Map;
import java.util.Set;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.server.files.Browsing;
import limpid.server.files.FolderPage;
import limpid.server.files.NameSearch;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.content.Asked;
import limpid.server.gate.content.ContentReply;
import limpid.server.library.Caller;
import limpid.server.library.History;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/** Folders, single things, their bytes, what they were, and what a name finds. */
final class FileEndpoints {
    private static final Codec<Listing> LISTING = Records.of(Listing.class);
    private static final Codec<Entry> ENTRY = Records.of(Entry.class);
    private static final Codec<List<Version>> VERSIONS = Records.listOf(Version.class);
    private static final Codec<Found> FOUND = Records.of(Found.class);
    private static final Codec<Nothing> NOTHING = Records.of(Nothing.class);

    private static final int COLLECTION_AT = 2;
    private static final int ITEM_AT = 4;
    private static final int VERSION_AT = 6;
    private static final int FOUND_USUALLY = 50;

    private final Askers askers;
    private final Browsing browsing;
    private final History history;
    private final ContentReply contents;
    private final SharedItems shared;

    FileEndpoints(Askers askers, Browsing browsing, History history, ContentReply contents, SharedItems shared) {
        this.askers = askers;
        this.browsing = browsing;
        this.history = history;
        this.contents = contents;
        this.shared = shared;
    }

    /** A body that says nothing. */
    private record Nothing() {}

    Reply folder(Request request) {
        Caller caller = askers.anybody(request).caller();
        CollectionId collection = Asked.collection(request, COLLECTION_AT);
        FolderPage.Ask ask = new FolderPage.Ask(
                collection,
                Asked.item(request, ITEM_AT),
                Asked.sorting(request),
                Asked.after(request),
                Asked.limit(request, Protocol.PAGE_ITEMS_MAX));
        Browsing.Folder found = browsing.folder(caller, ask);
        Set<ItemId> links = shared.of(caller, collection);
        Listing listing = new Listing(
                found.folder().map(FileEndpoints::listed),
                found.above().stream().map(Entry.Named::of).toList(),
                found.page().items().stream()
                        .map(item -> Entry.of(item, found.devices(), links.contains(item.id())))
                        .toList(),
                found.page().next().map(mark -> mark.text()));
        return Reply.json(200, LISTING.encode(listing));
    }

    private static Listing.Listed listed(Item folder) {
        return new Listing.Listed(
                folder.id().toString(),
                folder.place().name().text(),
                folder.place().parent().toString());
    }

    Reply item(Request request) {
        Caller caller = askers.anybody(request).caller();
        return Reply.json(
                200,
                ENTRY.encode(entry(caller, Asked.collection(request, COLLECTION_AT), Asked.item(request, ITEM_AT))));
    }

    private Entry entry(Caller caller, CollectionId collection, ItemId id) {
        Browsing.Single found = browsing.item(caller, collection, id);
        boolean linked = shared.of(caller, collection).contains(id);
        return Entry.of(found.item(), found.devices(), linked).in(found.above()).with(found.versions());
    }

    Reply content(Request request) {
        Caller caller = askers.anybody(request).caller();
        Item item = browsing.readable(
                caller,
                Asked.collection(request, COLLECTION_AT),
                Asked.item(request, ITEM_AT),
                request.parameter("version").map(Asked::version));
        ContentReply.Wanted wanted = new ContentReply.Wanted(
                caller.home(),
                caller.person().text(),
                item.content().orElseThrow(),
                item.place().name().text(),
                Asked.flag(request, "download"));
        return contents.reply(request, wanted);
    }

    Reply versions(Request request) {
        Caller caller = askers.anybody(request).caller();
        Browsing.Past past =
                browsing.versions(caller, Asked.collection(request, COLLECTION_AT), Asked.item(request, ITEM_AT));
        return Reply.json(
                200,
                VERSIONS.encode(past.versions().stream()
                        .map(old -> Version.of(old, past.devices()))
                        .toList()));
    }

    Reply restoreVersion(Request request) {
        Caller caller = askers.anybody(request).caller();
        CollectionId collection = Asked.collection(request, COLLECTION_AT);
        ItemId item = Asked.item(request, ITEM_AT);
        long version = Asked.version(request.path().get(VERSION_AT));
        NOTHING.decode(request.body().bytes());
        history.restoreVersion(caller, collection, item, version);
        return Reply.json(200, ENTRY.encode(entry(caller, collection, item)));
    }

    Reply search(Request request) {
        Caller caller = askers.anybody(request).caller();
        CollectionId collection = Asked.collection(request, COLLECTION_AT);
        String typed = request.parameter("q").orElse("");
        if (typed.length() > NameSearch.TEXT_LENGTH_MAX) {
            throw new MalformedException("q", "more than " + NameSearch.TEXT_LENGTH_MAX + " characters");
        }
        NameSearch.Answer answer =
                browsing.search(caller, collection, NameSearch.of(typed, Asked.limit(request, FOUND_USUALLY)));
        Map<DeviceId, String> devices = browsing.names(caller, answer.items());
        Set<ItemId> links = shared.of(caller, collection);
        List<Entry> entries = answer.items().stream()
                .map(item -> Entry.of(item, devices, links.contains(item.id()))
                        .in(answer.above().getOrDefault(item.id(), List.of())))
                .toList();
        return Reply.json(200, FOUND.encode(new Found(entries, answer.complete())));
    }
}
