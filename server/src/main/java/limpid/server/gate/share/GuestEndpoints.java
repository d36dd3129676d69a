package limpid.server.gate.share;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import limpid.core.id.ItemId;
import limpid.core.item.Item;
import limpid.core.item.ItemName;
import limpid.core.item.Kind;
import limpid.server.account.Visitor;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.content.Asked;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.secret.Token;
import limpid.server.share.Drops;
import limpid.server.share.Guests;
import limpid.server.share.Share;
import limpid.server.share.Shown;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;

/** What visitors ask, who come by a link. */
final class GuestEndpoints {
    /** Longest file that may be brought, in bytes. */
    static final int DROP_BYTES_MAX = Integer.MAX_VALUE;

    private static final Codec<Key> KEY = Records.of(Key.class);
    private static final Codec<Opened> OPENED = Records.of(Opened.class);
    private static final Codec<Listing> LISTING = Records.of(Listing.class);
    private static final Codec<Brought> BROUGHT = Records.of(Brought.class);
    private static final Pattern DROP_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,12}");
    private static final int SHARE_AT = 2;
    private static final int INSIDE_AT = 4;

    private final PeopleDoor door;
    private final Rooms rooms;
    private final Ways ways;

    GuestEndpoints(PeopleDoor door, Rooms rooms, Ways ways) {
        this.door = door;
        this.rooms = rooms;
        this.ways = ways;
    }

    /** What guests come into. */
    record Rooms(Guests guests, Shown shown, Drops drops) {}

    /** How bytes go out and come in. */
    record Ways(ContentReply contents, ZipReply zips, Flows drops) {}

    /** What somebody shows to open a link. */
    record Key(String token, Optional<String> password) {
        /** Without either. */
        @Override
        public String toString() {
            return "Key";
        }
    }

    /**
     * What a link is.
     *
     * @param owner the name of who made it
     * @param folder whether it leads to a folder
     * @param entry what it leads to; left out where nothing may be seen
     */
    record Opened(
            String id,
            Share.Kind kind,
            String name,
            String owner,
            Optional<Instant> expires,
            boolean folder,
            Optional<SharedEntry> entry) {}

    /** A page of a folder; {@code path} are the folders between the shared one and this. */
    record Listing(Listed folder, List<Listed> path, List<SharedEntry> entries, Optional<String> next) {}

    /** A folder by its name. */
    record Listed(String id, String name) {
        static Listed of(Item item) {
            return new Listed(item.id().toString(), item.place().name().text());
        }
    }

    /** Under which name a file is there. */
    record Brought(String name) {}

    Reply open(Request request) {
        Visitor visitor = door.visitor(request);
        Key key = KEY.decode(request.body().bytes());
        Optional<String> pass = Token.of(key.token()).flatMap(token -> PassCookie.read(request, token.id()));
        Guests.Welcomed welcomed = rooms.guests().open(key.token(), key.password(), pass, visitor);
        Share share = welcomed.guest().share();
        Item target = welcomed.guest().target();
        Opened opened = new Opened(
                share.id(),
                share.kind(),
                share.name(),
                welcomed.guest().owner(),
                share.expires(),
                target.kind() == Kind.FOLDER,
                Optional.of(target).filter(_ -> share.kind() == Share.Kind.VIEW).map(SharedEntry::of));
        return Reply.json(200, OPENED.encode(opened))
                .with("Set-Cookie", PassCookie.set(request, share.id(), welcomed.pass()))
                .with("Cache-Control", "no-store");
    }

    Reply folder(Request request) {
        Shown.Ask ask = new Shown.Ask(
                Asked.item(request, INSIDE_AT),
                Asked.sorting(request),
                Asked.after(request),
                Asked.limit(request, Protocol.PAGE_ITEMS_MAX));
        Shown.Folder found = rooms.shown().folder(entrance(request), ask);
        Listing listing = new Listing(
                Listed.of(found.folder()),
                found.above().stream().map(Listed::of).toList(),
                found.page().items().stream().map(SharedEntry::of).toList(),
                found.page().next().map(mark -> mark.text()));
        return Reply.json(200, LISTING.encode(listing)).with("Cache-Control", "no-store");
    }

    private static Shown.Entrance entrance(Request request) {
        String share = request.path().get(SHARE_AT);
        return new Shown.Entrance(share, PassCookie.read(request, share));
    }

    Reply content(Request request) {
        Shown.Entrance entrance = entrance(request);
        ItemId item = Asked.item(request, INSIDE_AT);
        Shown.File file = rooms.shown().file(entrance, item);
        return ways.contents()
                .reply(
                        request,
                        new ContentReply.Wanted(
                                file.home(),
                                asker(entrance),
                                file.item().content().orElseThrow(),
                                file.item().place().name().text(),
                                Asked.flag(request, "download")));
    }

    private static String asker(Shown.Entrance entrance) {
        return "share " + entrance.share();
    }

    Reply zip(Request request) {
        Shown.Entrance entrance = entrance(request);
        Shown.Archive archive = rooms.shown().zip(entrance);
        return ways.zips().reply(archive.home(), asker(entrance), archive.zip());
    }

    Reply drop(Request request) {
        door.visitor(request);
        Shown.Entrance entrance = entrance(request);
        Drops.Parcel parcel = parcel(request);
        String name = ways.drops()
                .turn(asker(entrance), () -> rooms.drops().take(entrance, parcel, () -> request.body().stream()));
        return Reply.json(201, BROUGHT.encode(new Brought(name)));
    }

    private static Drops.Parcel parcel(Request request) {
        String id = request.path().get(INSIDE_AT);
        if (!DROP_ID.matcher(id).matches()) {
            throw new MalformedException("id", "not a UUID in lower case");
        }
        String name = request.parameter("name").orElse("");
        if (!ItemName.flawOf(name).isEmpty()) {
            throw new MalformedException("name", ItemName.flawOf(name));
        }
        String length = request.header("content-length")
                .filter(text -> LENGTH.matcher(text).matches())
                .orElseThrow(
                        () -> new MalformedException("content-length", "missing: room is set aside before bytes come"));
        return new Drops.Parcel(id, new ItemName(name), Long.parseLong(length));
    }
}
