package limpid.server.gate.home;

import java.util.List;
import java.util.Optional;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.core.reason.Scope;
import limpid.host.time.Clock;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.home.CleanUpMessage.FreedMessage;
import limpid.server.home.CleanUp;
import limpid.server.home.Clutter;
import limpid.server.home.Sorter;
import limpid.server.library.Caller;
import limpid.server.library.Disposal;
import limpid.server.library.Disposal.Gone;
import limpid.server.library.commit.Access;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What could go of the asker's own things, and taking it away. */
final class CleanUpEndpoints {
    private static final int KIND_AT = 4;
    private static final int COLLECTION_AT = 2;
    private static final int LIMIT_USUAL = 50;

    private static final Codec<CleanUpMessage> LIST = Records.of(CleanUpMessage.class);
    private static final Codec<FreedMessage> FREED = Records.of(FreedMessage.class);

    private final Askers askers;
    private final Sorter sorter;
    private final CleanUp cleanUp;
    private final Disposal disposal;
    private final Audit audit;
    private final Clock clock;

    CleanUpEndpoints(HomeRoutes.Rooms rooms) {
        this.askers = rooms.askers();
        this.sorter = rooms.storage().sorter();
        this.cleanUp = rooms.storage().cleanUp();
        this.disposal = rooms.storage().disposal();
        this.audit = rooms.audit();
        this.clock = rooms.clock();
    }

    Reply list(Request request) {
        Asker asker = askers.anybody(request);
        return Reply.json(
                200, LIST.encode(CleanUpMessage.of(sorter.heap(asker.resident(), kind(request), limit(request)))));
    }

    private static int limit(Request request) {
        String text = request.parameter("limit").orElse(Integer.toString(LIMIT_USUAL));
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Sorter.THINGS_MAX) {
            throw new MalformedException("limit", "not 1 to " + Sorter.THINGS_MAX);
        }
        return limit;
    }

    Reply take(Request request) {
        Asker asker = askers.anybody(request);
        Clutter kind = kind(request);
        Gone gone = cleanUp.take(caller(asker), kind, Choice.of(request).ids());
        note(asker, request, Act.CLEANED_UP, kind.text(), gone);
        return Reply.json(200, FREED.encode(FreedMessage.of(gone)));
    }

    /** Deletes for ever what is in Recently deleted. */
    Reply purge(Request request) {
        Asker asker = askers.anybody(request);
        CollectionId collection = collection(request);
        Gone gone = Choice.of(request)
                .ids()
                .map(ids -> disposal.deleted(asker.resident(), collection, items(ids)))
                .orElseGet(() -> disposal.allDeleted(asker.resident(), collection));
        note(asker, request, Act.PURGED, "trash", gone);
        return Reply.json(200, FREED.encode(FreedMessage.of(gone)));
    }

    private static List<ItemId> items(List<String> texts) {
        try {
            return texts.stream().map(ItemId::of).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new MalformedException("ids", "not ids of items");
        }
    }

    private void note(Asker asker, Request request, Act act, String kind, Gone gone) {
        if (gone.items() == 0) {
            return;
        }
        Party who = Party.person(asker.home(), asker.person());
        audit.note(
                asker.home(),
                Note.of(new Actor(who, request.peer()), act, who)
                        .with("kind", kind)
                        .with("items", gone.items())
                        .with("freedBytes", gone.bytes()));
    }

    /** Changes are recorded as made by the browser. */
    private static Caller caller(Asker asker) {
        return new Caller(asker.home(), asker.id(), new DeviceId("web-" + asker.session()));
    }

    private Clutter kind(Request request) {
        String text = request.path().get(KIND_AT);
        return Clutter.of(text).orElseThrow(() -> Access.notFound(Scope.HOME, "kind", text, clock.now()));
    }

    /** What is no id at all names no collection of anybody's. */
    private CollectionId collection(Request request) {
        String text = request.path().get(COLLECTION_AT);
        return Optional.of(text)
                .filter(id -> id.matches("[a-z0-9-]{1,64}"))
                .map(CollectionId::new)
                .orElseThrow(() -> Access.notFound(Scope.COLLECTION, "collection", text, clock.now()));
    }
}
