package limpid.server.gate.account;

import limpid.core.reason.ReasonException;
import limpid.host.time.Clock;
import limpid.server.account.Proof;
import limpid.server.account.Visitor;
import limpid.server.account.passkey.Passkeys;
import limpid.server.account.passkey.Passkeys.Recognized;
import limpid.server.account.passkey.RelyingParty;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyMessages.SignInAnswer;
import limpid.server.gate.account.PasskeyMessages.SignInQuestion;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.browser.Addresses;

/** Signing in with a passkey and nothing else. Safe for all threads. */
final class PasskeyEntry {
    private final Passkeys passkeys;
    private final Desk desk;
    private final Clock clock;

    PasskeyEntry(Passkeys passkeys, Desk desk, Clock clock) {
        this.passkeys = passkeys;
        this.desk = desk;
        this.clock = clock;
    }

    Reply ask(Request request) {
        Visitor visitor = desk.door().visitor(request);
        PasskeyMessages.NOTHING.decode(request.body().bytes());
        desk.brakes().check(visitor);
        RelyingParty here = RelyingParty.at(Addresses.own(request), clock.now());
        return Reply.json(
                200, PasskeyMessages.SIGN_IN_QUESTION.encode(SignInQuestion.of(passkeys.ask(here, visitor.network()))));
    }

    Reply signIn(Request request) {
        Visitor visitor = desk.door().visitor(request);
        SignInAnswer answer =
                PasskeyMessages.SIGN_IN_ANSWER.decode(request.body().bytes());
        desk.brakes().check(visitor);
        Recognized known = recognized(answer, visitor);
        return desk.welcome()
                .reply(
                        200,
                        request,
                        desk.front()
                                .signIn()
                                .admit(
                                        known.resident(),
                                        new Proof.Passkey(known.passkey().name()),
                                        visitor));
    }

    /** Whoever tries keys that nobody has gets slower. */
    private Recognized recognized(SignInAnswer answer, Visitor visitor) {
        try {
            return passkeys.recognize(answer.ceremony(), answer.signed());
        } catch (ReasonException wrong) {
            desk.brakes().wrong(visitor);
            throw wrong;
        }
    }
}
