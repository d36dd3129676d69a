package limpid.server.gate.account;

import limpid.host.time.Clock;
import limpid.server.account.Happening;
import limpid.server.account.Visitor;
import limpid.server.account.passkey.Passkey;
import limpid.server.account.passkey.Passkeys;
import limpid.server.account.passkey.Passkeys.Question;
import limpid.server.account.passkey.RelyingParty;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyMessages.CreationAnswer;
import limpid.server.gate.account.PasskeyMessages.CreationQuestion;
import limpid.server.gate.account.PasskeyMessages.Listed;
import limpid.server.gate.account.PasskeyMessages.User;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Asker;
import limpid.wire.message.MalformedException;

/** A person's own passkeys: made, listed, named, forgotten. Safe for all threads. */
final class PasskeyEndpoints {
    private static final int NAME_CHARACTERS_MAX = 60;

    private final Passkeys passkeys;
    private final Desk desk;
    private final Clock clock;
    private final String serverName;
    private final Confirming confirming;

    PasskeyEndpoints(Passkeys passkeys, Desk desk, Clock clock, String serverName) {
        this.passkeys = passkeys;
        this.desk = desk;
        this.clock = clock;
        this.serverName = serverName;
        this.confirming = new Confirming(desk, clock);
    }

    Reply list(Request request) {
        Asker asker = desk.askers().anybody(request);
        return Reply.json(
                200,
                PasskeyMessages.ALL_LISTED.encode(
                        passkeys.of(asker.resident()).stream().map(Listed::of).toList()));
    }

    /** Who sits at a browser that somebody left signed in must not make a key to the account: the password is asked again. */
    Reply ask(Request request) {
        Asker asker = desk.askers().anybody(request);
        String password =
                PasskeyMessages.CONFIRMATION.decode(request.body().bytes()).password();
        RelyingParty here = RelyingParty.at(Addresses.own(request), clock.now());
        confirming.confirm(asker, password, request);
        Question question = passkeys.askForNew(asker.resident(), here);
        User user = new User(
                PasskeyMessages.text(question.userHandle().orElseThrow()),
                asker.person().email(),
                asker.person().name());
        return Reply.json(
                200, PasskeyMessages.CREATION_QUESTION.encode(CreationQuestion.of(question, serverName, user)));
    }

    Reply remember(Request request) {
        Asker asker = desk.askers().anybody(request);
        CreationAnswer answer =
                PasskeyMessages.CREATION_ANSWER.decode(request.body().bytes());
        Passkey made =
                passkeys.remember(asker.resident(), answer.ceremony(), checkedName(answer.name()), answer.made());
        note(asker, Happening.PASSKEY_ADDED, request, made);
        return Reply.json(201, PasskeyMessages.LISTED.encode(Listed.of(made)));
    }

    Reply rename(Request request) {
        Asker asker = desk.askers().anybody(request);
        String name = PasskeyMessages.NEW_NAME.decode(request.body().bytes()).name();
        passkeys.rename(asker.resident(), request.path().get(3), checkedName(name));
        return Reply.empty(204);
    }

    Reply forget(Request request) {
        Asker asker = desk.askers().anybody(request);
        passkeys.forget(asker.resident(), request.path().get(3))
                .ifPresent(gone -> note(asker, Happening.PASSKEY_REMOVED, request, gone));
        return Reply.empty(204);
    }

    private void note(Asker asker, Happening what, Request request, Passkey passkey) {
        desk.front().history().note(asker.home(), asker.id(), what, visitor(request), passkey.name());
    }

    private Visitor visitor(Request request) {
        return desk.door().visitor(request);
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        boolean visible = stripped.codePoints().noneMatch(Character::isISOControl);
        if (stripped.isEmpty() || stripped.length() > NAME_CHARACTERS_MAX || !visible) {
            throw new MalformedException("name", "1 to " + NAME_CHARACTERS_MAX + " characters on one line");
        }
        return stripped;
    }
}
