package limpid.server.gate.home;

import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.home.StorageMessage.FitMessage;
import limpid.server.home.Bookkeeper;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** What takes the room in a home, and whether a plan would do. */
final class StorageEndpoints {
    private static final Codec<StorageMessage> STORAGE = Records.of(StorageMessage.class);
    private static final Codec<FitMessage> FIT = Records.of(FitMessage.class);
    /** Below what browsers can say without losing digits: 8,000 TB. */
    private static final String PLAN = "[0-9]{1,16}";

    private static final long PLAN_MAX = (1L << 53) - 1;

    private final Askers askers;
    private final Bookkeeper bookkeeper;

    StorageEndpoints(Askers askers, Bookkeeper bookkeeper) {
        this.askers = askers;
        this.bookkeeper = bookkeeper;
    }

    Reply storage(Request request) {
        Asker asker = askers.anybody(request);
        return Reply.json(200, STORAGE.encode(StorageMessage.of(bookkeeper.usage(asker.home(), asker.person()))));
    }

    Reply fits(Request request) {
        Asker asker = askers.anybody(request);
        long plan = request.parameter("planBytes")
                .filter(text -> text.matches(PLAN))
                .map(Long::parseLong)
                .filter(bytes -> bytes <= PLAN_MAX)
                .orElseThrow(
                        () -> new MalformedException("planBytes", "A number of bytes from 0 to " + PLAN_MAX + "."));
        return Reply.json(200, FIT.encode(FitMessage.of(bookkeeper.fit(asker.home(), plan))));
    }
}
