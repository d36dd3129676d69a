package limpid.server.page;

import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.time.Clock;
import limpid.server.account.Session;
import limpid.server.account.Sessions;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.SameOrigin;
import limpid.server.gate.browser.Shield;
import limpid.wire.json.HttpStatus;

/** What stands before every page: who is there, did the form come from us, and how a failure looks to a person. */
final class Guard {
    private final Sessions sessions;
    private final Cookies cookies;
    private final EntrancePages entrance;
    private final Clock clock;

    Guard(Sessions sessions, Cookies cookies, EntrancePages entrance, Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** A page for anybody. */
    Endpoint open(Endpoint page) {
        return request -> Shield.over(explained(() -> page.answer(request))).with("Cache-Control", "no-store");
    }

    /** A form for anybody, from our own pages only. */
    Endpoint openForm(Form form) {
        return open(request -> {
            if (!SameOrigin.sent(request)) {
                return foreign();
            }
            return form.answer(request, FormBody.parse(request.body().bytes(), clock.now()));
        });
    }

    /** A page for who is signed in; others are sent to sign in. */
    Endpoint signedIn(Page page) {
        return open(request -> {
            Optional<Session> session = session(request);
            return session.isPresent() ? page.answer(request, session.get()) : Reply.seeOther("/sign-in");
        });
    }

    /** A form for who is signed in, with the token of their session. */
    Endpoint signedInForm(SessionForm form) {
        return signedIn((request, session) -> {
            FormBody body = FormBody.parse(request.body().bytes(), clock.now());
            boolean ours = SameOrigin.sent(request) && Sessions.isFormToken(session, body.value(Forms.TOKEN));
            return ours ? form.answer(request, session, body) : foreign();
        });
    }

    /** Who sent a request; empty if nobody is signed in there. */
    Optional<Session> session(Request request) {
        return cookies.read(request).flatMap(sessions::find);
    }

    private Reply foreign() {
        return Reply.html(
                403,
                entrance.notice(
                                "That did not come from here",
                                "The form was not sent from a page of this server, or its page was too old. Nothing was done.",
                                "Go back to the first page and try again there.")
                        .markup());
    }

    private Reply explained(Supplier<Reply> page) {
        try {
            return page.get();
        } catch (ReasonException failure) {
            return notice(failure.reason());
        }
    }

    private Reply notice(Reason reason) {
        ReasonTexts texts = ReasonTexts.english();
        String todo = texts.bestRemedy(reason).sentence();
        return Reply.html(
                HttpStatus.of(reason.code()),
                entrance.notice(texts.title(reason.code()), texts.sentence(reason), todo)
                        .markup());
    }

    /** Answers a form of anybody. */
    interface Form {
        Reply answer(Request request, FormBody form);
    }

    /** Answers somebody who is signed in. */
    interface Page {
        Reply answer(Request request, Session session);
    }

    /** Answers a form of somebody who is signed in. */
    interface SessionForm {
        Reply answer(Request request, Session session, FormBody form);
    }
}
