package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.ItemId;
import limpid.server.account.Objections;
import limpid.server.account.own.Actor;
import limpid.server.account.own.Deletion;
import limpid.server.files.Zips;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Asker;
import limpid.server.library.Caller;
import limpid.store.ledger.Ledger;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;

/** Leaving: everything to take along, the wish to be deleted, and second thoughts. */
final class DepartureEndpoints {
    private static final String FILES = "files";
    private static final Codec<PasswordForm> PASSWORD = Records.of(PasswordForm.class);
    private static final Codec<Asked> ASKED = Records.of(Asked.class);

    private final Doorway doorway;
    private final Ledger ledger;
    private final AccountRoutes.Leaving leaving;
    private final Objections objections;

    DepartureEndpoints(Doorway doorway, Ledger ledger, AccountRoutes.Leaving leaving, Objections objections) {
        this.doorway = doorway;
        this.ledger = ledger;
        this.leaving = leaving;
        this.objections = objections;
    }

    private record PasswordForm(String password) {}

    private record Asked(Instant due, String receipt) {}

    Reply ask(Request request) {
        Actor actor = doorway.actor(request);
        String password = PASSWORD.decode(request.body().bytes()).password();
        Deletion.Asked asked = leaving.deletion().ask(actor, password);
        return Fresh.json(200, ASKED.encode(new Asked(asked.due(), asked.receipt())));
    }

    Reply withdraw(Request request) {
        leaving.deletion().withdraw(doorway.actor(request));
        return Fresh.done();
    }

    /** All files of a person as one archive; the other kinds of collections do not exist yet. */
    Reply export(Request request) {
        Asker asker = doorway.askers().anybody(request);
        CollectionId files = ledger.read(asker.home(), rows -> rows.collections()).stream()
                .filter(row -> row.owner().equals(asker.id()) && row.kind().equals(FILES))
                .map(row -> row.id())
                .findFirst()
                .orElseThrow(() -> objections.notFound("collection"));
        Caller caller = new Caller(asker.home(), asker.id(), new DeviceId("web-" + asker.session()));
        Zips.Zip zip = leaving.zips().of(caller, files, List.of(ItemId.ROOT));
        return leaving.replies().reply(asker.home(), asker.id().text(), zip);
    }
}
