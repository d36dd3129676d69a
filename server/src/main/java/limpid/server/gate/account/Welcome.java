package limpid.server.gate.account;

import limpid.server.account.SignIn.Admitted;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;

/** What a browser is told that was just signed in. */
@FunctionalInterface
public interface Welcome {
    /** The reply, with the cookie. */
    Reply to(Request request, Admitted admitted);
}
