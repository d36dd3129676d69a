package limpid.server.gate.account;

import limpid.server.account.Session;
import limpid.server.account.Sessions;
import limpid.server.account.SignIn.Admitted;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Cookies;

/** The answer to whatever signed a browser in: who they are, and their cookie. Safe for all threads. */
public final class Welcome {
    private final MeMaker me;
    private final Sessions sessions;
    private final Cookies cookies;

    public Welcome(MeMaker me, Sessions sessions, Cookies cookies) {
        this.me = me;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** The reply, with this status. */
    public Reply reply(int status, Request request, Admitted admitted) {
        String session =
                sessions.find(admitted.cookie()).map(Session::id).orElseThrow(() -> new IllegalStateException("gone"));
        return cookie(Fresh.json(status, Me.CODEC.encode(me.of(admitted.resident(), session))), request, admitted);
    }

    /** Any reply, with the cookie. */
    public Reply cookie(Reply reply, Request request, Admitted admitted) {
        return reply.with("Set-Cookie", cookies.set(request, admitted.cookie()));
    }
}
