package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.server.account.BrowserName;
import limpid.server.account.FrontDesk;
import limpid.server.account.Happening;
import limpid.server.account.PersonalHistory;
import limpid.server.account.own.Actor;
import limpid.server.account.own.SignOuts;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** Where a person is signed in, signing out there, and what happened to their sign-in. */
final class SessionEndpoints {
    private static final int HISTORY_USUAL = 100;
    private static final int HISTORY_MAX = 500;
    private static final Codec<List<Line>> SESSIONS = Records.listOf(Line.class);
    private static final Codec<List<HistoryLine>> HISTORY = Records.listOf(HistoryLine.class);
    private static final Codec<EverywhereForm> EVERYWHERE = Records.of(EverywhereForm.class);

    private final FrontDesk desk;
    private final SignOuts signOuts;
    private final Doorway doorway;

    SessionEndpoints(FrontDesk desk, SignOuts signOuts, Doorway doorway) {
        this.desk = desk;
        this.signOuts = signOuts;
        this.doorway = doorway;
    }

    private record Line(String id, boolean current, String client, String address, Instant createdAt, Instant seenAt) {}

    private record HistoryLine(
            Instant at, Happening what, String address, String client, boolean ok, Optional<String> detail) {}

    private record EverywhereForm(boolean devices, boolean thisToo) {}

    Reply sessions(Request request) {
        Asker asker = doorway.askers().anybody(request);
        List<Line> lines = desk.sessions().of(asker.home(), asker.id()).stream()
                .map(row -> new Line(
                        row.id(),
                        row.id().equals(asker.session()),
                        BrowserName.of(row.userAgent()),
                        row.address(),
                        row.createdAt(),
                        row.seenAt()))
                .toList();
        return Fresh.json(200, SESSIONS.encode(lines));
    }

    Reply end(Request request) {
        signOuts.one(doorway.actor(request), request.path().getLast());
        return Fresh.done();
    }

    Reply everywhere(Request request) {
        Actor actor = doorway.actor(request);
        EverywhereForm form = EVERYWHERE.decode(request.body().bytes());
        signOuts.everywhere(actor, form.devices(), form.thisToo());
        Reply done = Fresh.done();
        return form.thisToo()
                ? done.with("Set-Cookie", doorway.people().cookies().clear(request))
                : done;
    }

    Reply history(Request request) {
        Asker asker = doorway.askers().anybody(request);
        List<HistoryLine> lines = desk.history().latest(asker.home(), asker.id(), limit(request)).stream()
                .map(SessionEndpoints::line)
                .toList();
        return Fresh.json(200, HISTORY.encode(lines));
    }

    private static HistoryLine line(PersonalHistory.Entry entry) {
        return new HistoryLine(entry.at(), entry.what(), entry.address(), entry.client(), entry.ok(), entry.detail());
    }

    private static int limit(Request request) {
        String text = request.parameter("limit").orElse(Integer.toString(HISTORY_USUAL));
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > HISTORY_MAX) {
            throw new MalformedException("limit", "a whole number from 1 to " + HISTORY_MAX);
        }
        return Integer.parseInt(text);
    }
}
