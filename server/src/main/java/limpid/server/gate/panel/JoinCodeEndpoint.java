package limpid.server.gate.panel;

import java.time.Instant;
import limpid.host.time.Clock;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.browser.Addresses;
import limpid.server.gate.browser.Asker;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Qr;
import limpid.server.library.LibrarySettings;
import limpid.server.library.Registry;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.PairingCode;

/** Makes codes by which devices join. */
final class JoinCodeEndpoint {
    private static final Codec<Empty> EMPTY = Records.of(Empty.class);
    private static final Codec<CodeMessage> CODE = Records.of(CodeMessage.class);

    private final Askers askers;
    private final Registry registry;
    private final Clock clock;

    /** A request that says nothing more. */
    record Empty() {}

    /**
     * A code, shown once.
     *
     * @param pinned whether it tells the server's key, too
     * @param onlyThisMachine whether other machines cannot reach the address
     */
    record CodeMessage(
            String code,
            String command,
            String link,
            Instant expires,
            boolean pinned,
            boolean onlyThisMachine,
            Qr qr) {}

    JoinCodeEndpoint(Askers askers, Registry registry, Clock clock) {
        this.askers = askers;
        this.registry = registry;
        this.clock = clock;
    }

    Reply make(Request request) {
        Asker asker = askers.anybody(request);
        EMPTY.decode(request.body().bytes());
        String code = registry.mintJoinCode(asker.resident());
        String address = Addresses.own(request);
        String link = address + "/join?code=" + code;
        boolean pinned = PairingCode.of(code).flatMap(PairingCode::pin).isPresent();
        CodeMessage message = new CodeMessage(
                code,
                "limpid join " + address + " " + code,
                link,
                clock.now().plus(LibrarySettings.JOIN_CODE_KEPT),
                pinned,
                Addresses.isLoopback(address),
                Qr.of(link));
        return Reply.json(201, CODE.encode(message)).with("Cache-Control", "no-store");
    }
}
