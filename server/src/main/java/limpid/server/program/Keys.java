package limpid.server.program;

import java.util.List;
import limpid.host.net.Http;
import limpid.host.net.ServerTrust;
import limpid.host.net.SocketHttp;
import limpid.host.time.Clock;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.Providers;
import limpid.server.account.passkey.Passkeys;
import limpid.server.gate.Routes;
import limpid.server.gate.account.Beside;
import limpid.server.gate.account.OidcRoutes;
import limpid.server.gate.account.PasskeyList;
import limpid.server.gate.account.PasskeyRoutes;

/**
 * Everything that opens beside passwords, put together.
 *
 * @param providers services whose word counts
 * @param byProvider the way to them and back
 */
record Keys(Passkeys passkeys, Providers providers, ProviderSignIn byProvider) {
    /** {@code opened} learns how to end the connections to providers. */
    static Keys of(Parts parts, Machine machine, Opened opened) {
        Clock clock = machine.clock();
        Http http = SocketHttp.open(clock, new ServerTrust.Authorities());
        opened.add(http::close);
        Providers providers = new Providers(parts.ledger(), parts.desk().strongbox(), clock);
        ProviderSignIn byProvider = new ProviderSignIn(
                providers,
                parts.desk().strongbox(),
                parts.ledger(),
                parts.library().registry(),
                new ProviderSignIn.Tools(http, clock, machine.chance()));
        return new Keys(new Passkeys(parts.ledger(), clock, machine.chance()), providers, byProvider);
    }

    /** What the entrance and the account's page show of them. */
    Beside beside() {
        PasskeyList own = (rows, person) -> Passkeys.of(rows, person).stream()
                .map(key -> new PasskeyList.Line(key.id(), key.name(), key.createdAt(), key.lastUsedAt()))
                .toList();
        return new Beside(true, own, () -> providers.all().stream()
                .map(provider -> new Beside.Provider(provider.id(), provider.name()))
                .toList());
    }

    /** Their tables; {@code server} is this server as authenticators and cookies name it. */
    Routes routes(PasskeyRoutes.Desk desk, ServerMark server, Clock clock) {
        return Routes.of(List.of(
                PasskeyRoutes.of(passkeys, desk, clock, server.name()),
                OidcRoutes.of(providers, byProvider, desk, server.id(), clock)));
    }

    /** A server, by its id and its name. */
    record ServerMark(String id, String name) {}
}
