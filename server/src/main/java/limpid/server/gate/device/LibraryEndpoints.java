package limpid.server.gate.device;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import limpid.core.change.ChangeToken;
import limpid.core.id.CollectionId;
import limpid.server.gate.Refusals;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.wire.json.Codecs;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.Headers;
import limpid.wire.message.MalformedException;
import limpid.wire.message.Protocol;
import limpid.wire.message.RestoreOrder;

/** What a device asks about its collections, its space and itself. */
final class LibraryEndpoints {
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final int COLLECTION_AT = 2;
    private static final int GRANT_AT = 2;

    private final Library library;
    private final Doorkeeper doorkeeper;
    private final Refusals refusals = new Refusals();

    LibraryEndpoints(Library library, Doorkeeper doorkeeper) {
        this.library = library;
        this.doorkeeper = doorkeeper;
    }

    Reply state(Request request) {
        return Reply.json(200, Codecs.STATE.encode(library.state(doorkeeper.admit(request))));
    }

    Reply changes(Request request) {
        Caller caller = doorkeeper.admit(request);
        Optional<ChangeToken> since = request.parameter("since").map(text -> id("since", text, ChangeToken::new));
        ChangesPage page = library.changes(caller, collection(request), since, limit(request));
        return Reply.json(200, Codecs.CHANGES.encode(page));
    }

    private static int limit(Request request) {
        String text = request.parameter("limit").orElse(Integer.toString(Protocol.PAGE_ITEMS_MAX));
        int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Protocol.PAGE_ITEMS_MAX) {
            throw new MalformedException("limit", "not 1 to " + Protocol.PAGE_ITEMS_MAX);
        }
        return limit;
    }

    Reply commit(Request request) {
        Caller caller = doorkeeper.admit(request);
        String key = request.header(Headers.IDEMPOTENCY_KEY)
                .filter(text -> KEY.matcher(text).matches())
                .orElseThrow(() -> new MalformedException(
                        Headers.IDEMPOTENCY_KEY, "missing, or not 1 to 128 printable ASCII characters"));
        Commit commit = Codecs.COMMIT.decode(request.body().bytes());
        return switch (library.commit(caller, collection(request), key, commit)) {
            case CommitReply.Committed committed -> Reply.json(200, Codecs.COMMITTED.encode(committed));
            case CommitReply.Refused refused -> refusals.reply(refused);
        };
    }

    Reply deleted(Request request) {
        Caller caller = doorkeeper.admit(request);
        Optional<String> after = request.parameter("after");
        DeletedPage page = library.history().deleted(caller, collection(request), after, limit(request));
        return Reply.json(200, Codecs.DELETED.encode(page));
    }

    Reply restore(Request request) {
        Caller caller = doorkeeper.admit(request);
        RestoreOrder order = Codecs.RESTORE.decode(request.body().bytes());
        return Reply.json(200, Codecs.RESTORED.encode(library.history().restore(caller, collection(request), order)));
    }

    private static CollectionId collection(Request request) {
        return id("collection", request.path().get(COLLECTION_AT), CollectionId::new);
    }

    private static <T> T id(String field, String text, Function<String, T> maker) {
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(field, String.valueOf(e.getMessage()));
        }
    }

    Reply reserve(Request request) {
        Caller caller = doorkeeper.admit(request);
        long bytes = Codecs.RESERVE.decode(request.body().bytes());
        return Reply.json(201, Codecs.GRANT.encode(library.reserve(caller, bytes)));
    }

    Reply release(Request request) {
        library.release(doorkeeper.admit(request), request.path().get(GRANT_AT));
        return Reply.empty(204);
    }

    Reply releaseAll(Request request) {
        library.releaseAll(doorkeeper.admit(request));
        return Reply.empty(204);
    }

    Reply report(Request request) {
        Caller caller = doorkeeper.admit(request);
        library.report(caller, Codecs.REPORT.decode(request.body().bytes()));
        return Reply.empty(204);
    }

    Reply leave(Request request) {
        library.leave(doorkeeper.admit(request));
        return Reply.empty(204);
    }
}
