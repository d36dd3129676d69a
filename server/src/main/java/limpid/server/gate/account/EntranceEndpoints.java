package limpid.server.gate.account;

import java.util.List;
import java.util.Optional;
import limpid.server.account.Credentials;
import limpid.server.account.FrontDesk;
import limpid.server.account.Happening;
import limpid.server.account.NewPerson;
import limpid.server.account.Session;
import limpid.server.account.Visitor;
import limpid.server.account.own.Profile;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.PeopleDoor;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Coming in and going out: what the sign-in page needs to know, the first owner, sign-in by password, sign-out. */
final class EntranceEndpoints {
    private static final Codec<Entrance> ENTRANCE = Records.of(Entrance.class);
    private static final Codec<OwnerForm> OWNER = Records.of(OwnerForm.class);
    private static final Codec<SignInForm> SIGN_IN = Records.of(SignInForm.class);

    private final FrontDesk desk;
    private final PeopleDoor door;
    private final Askers askers;
    private final MeMaker me;
    private final Welcome welcome;
    private final NewPeople newPeople;
    private final Beside beside;

    EntranceEndpoints(FrontDesk desk, Doorway doorway, NewPeople newPeople, Beside beside) {
        this.desk = desk;
        this.door = doorway.people();
        this.askers = doorway.askers();
        this.me = doorway.me();
        this.welcome = doorway.welcome();
        this.newPeople = newPeople;
        this.beside = beside;
    }

    private record Entrance(
            Me.Server server,
            boolean setUp,
            boolean passkeys,
            List<Beside.Provider> providers,
            List<String> languages) {}

    private record OwnerForm(String key, String name, String email, String password) {}

    private record SignInForm(String email, String password, Optional<String> code) {}

    Reply entrance(Request request) {
        Entrance answer = new Entrance(
                me.server(),
                desk.accounts().isSetUp(),
                beside.hasPasskeys(),
                beside.providers().get(),
                Profile.LANGUAGES);
        return Fresh.json(200, ENTRANCE.encode(answer));
    }

    Reply createOwner(Request request) {
        Visitor visitor = door.visitor(request);
        OwnerForm form = OWNER.decode(request.body().bytes());
        NewPerson person = newPeople.checked(new NewPerson(form.name(), form.email(), form.password()));
        return welcome.reply(201, request, desk.accounts().createOwner(form.key(), person, visitor));
    }

    Reply signIn(Request request) {
        Visitor visitor = door.visitor(request);
        SignInForm form = SIGN_IN.decode(request.body().bytes());
        Credentials typed = new Credentials(form.email(), form.password(), form.code());
        return welcome.reply(200, request, desk.signIn().byPassword(typed, visitor));
    }

    Reply session(Request request) {
        return Fresh.json(200, Me.CODEC.encode(me.of(askers.anybody(request))));
    }

    /** Also of a browser that is not signed in any more: what was asked for is so then. */
    Reply signOut(Request request) {
        Visitor visitor = door.visitor(request);
        door.cookies().read(request).ifPresent(cookie -> signOut(cookie, visitor));
        return Fresh.done().with("Set-Cookie", door.cookies().clear(request));
    }

    private void signOut(String cookie, Visitor visitor) {
        Optional<Session> session = desk.sessions().find(cookie);
        desk.sessions().close(cookie);
        session.ifPresent(known -> desk.history().note(known.home(), known.person(), Happening.SIGN_OUT, visitor, ""));
    }
}
