package limpid.server.gate.account;

import java.util.List;
import limpid.server.account.own.Actor;
import limpid.server.account.own.AppPassword;
import limpid.server.account.own.AppPasswords;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Passwords for single programs. */
final class AppPasswordEndpoints {
    private static final Codec<Form> FORM = Records.of(Form.class);
    private static final Codec<Made> MADE = Records.of(Made.class);

    private final AppPasswords appPasswords;
    private final Doorway doorway;

    AppPasswordEndpoints(AppPasswords appPasswords, Doorway doorway) {
        this.appPasswords = appPasswords;
        this.doorway = doorway;
    }

    private record Form(String name, List<AppPassword.Scope> scopes) {}

    private record Made(String password) {}

    Reply make(Request request) {
        Actor actor = doorway.actor(request);
        Form form = FORM.decode(request.body().bytes());
        String id = ClientIds.checked(request.path().getLast());
        String password = appPasswords.make(actor, id, form.name(), form.scopes());
        return Fresh.json(201, MADE.encode(new Made(password)));
    }

    Reply end(Request request) {
        appPasswords.end(
                doorway.actor(request), ClientIds.checked(request.path().getLast()));
        return Fresh.done();
    }
}
