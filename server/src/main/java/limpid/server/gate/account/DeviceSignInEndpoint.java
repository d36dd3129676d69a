package limpid.server.gate.account;

import limpid.core.reason.ReasonCode;
import limpid.server.account.FrontDesk;
import limpid.server.account.Happening;
import limpid.server.account.Objections;
import limpid.server.account.Visitor;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.library.Caller;
import limpid.server.library.Library;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.wire.json.Codecs;
import limpid.wire.message.SignInReply;
import limpid.wire.message.SignInRequest;

/** Lets a device that is held go on, once its person proved there who they are. */
final class DeviceSignInEndpoint implements Endpoint {
    private static final String SCHEME = "Bearer ";

    private final FrontDesk desk;
    private final Library library;
    private final Objections objections;

    DeviceSignInEndpoint(FrontDesk desk, Library library, Objections objections) {
        this.desk = desk;
        this.library = library;
        this.objections = objections;
    }

    @Override
    public Reply answer(Request request) {
        String shown = request.header("authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .orElseThrow(() -> objections.of(ReasonCode.NOT_SIGNED_IN, "authorization", "none"));
        SignInRequest typed = Codecs.SIGN_IN_REQUEST.decode(request.body().bytes());
        Caller device = library.heldDevices().whose(shown);
        Resident resident = new Resident(device.home(), device.person());
        Visitor visitor =
                new Visitor(request.peer(), request.header("user-agent").orElse("limpid/"));
        desk.signIn().prove(resident, typed.password(), typed.code(), visitor);
        String secret = library.heldDevices().release(device, shown);
        desk.history().note(device.home(), device.person(), Happening.DEVICE_SIGNED_IN, visitor, name(device));
        return Fresh.json(200, Codecs.SIGN_IN_REPLY.encode(new SignInReply(secret)));
    }

    private String name(Caller device) {
        return library.registry().devices(device.home()).stream()
                .filter(row -> row.id().equals(device.device()))
                .map(row -> row.name())
                .findFirst()
                .orElse("");
    }
}
