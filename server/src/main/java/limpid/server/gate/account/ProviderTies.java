package limpid.server.gate.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import limpid.host.time.Clock;
import limpid.server.account.Happening;
import limpid.server.account.oidc.Provider;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.ProviderSignIn.Sent;
import limpid.server.account.oidc.ProviderSignIn.Tied;
import limpid.server.account.oidc.Providers;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.account.ProviderMessages.OwnLine;
import limpid.server.gate.account.ProviderMessages.Way;
import limpid.server.gate.browser.Asker;
import limpid.wire.message.MalformedException;

/** To which providers a person's own account is tied. Safe for all threads. */
final class ProviderTies {
    private final Providers providers;
    private final ProviderSignIn signIn;
    private final Desk desk;
    private final ProviderEntry entry;
    private final Confirming confirming;

    ProviderTies(Providers providers, ProviderSignIn signIn, Desk desk, ProviderEntry entry, Clock clock) {
        this.providers = providers;
        this.signIn = signIn;
        this.desk = desk;
        this.entry = entry;
        this.confirming = new Confirming(desk, clock);
    }

    Reply list(Request request) {
        Asker asker = desk.askers().anybody(request);
        Map<String, Instant> since =
                signIn.ties(asker.resident()).stream().collect(Collectors.toMap(Tied::provider, Tied::since));
        List<OwnLine> lines =
                providers.all().stream().map(provider -> line(provider, since)).toList();
        return Reply.json(200, ProviderMessages.OWN_LINES.encode(lines));
    }

    private static OwnLine line(Provider provider, Map<String, Instant> since) {
        return new OwnLine(provider.id(), provider.name(), Optional.ofNullable(since.get(provider.id())));
    }

    Reply tie(Request request) {
        Asker asker = desk.askers().anybody(request);
        String password =
                PasskeyMessages.CONFIRMATION.decode(request.body().bytes()).password();
        confirming.confirm(asker, password, request);
        Sent sent = entry.sendToTie(request, asker.resident());
        return Reply.json(200, ProviderMessages.WAY.encode(new Way(sent.location())))
                .with("Cache-Control", "no-store")
                .with("Set-Cookie", entry.cookieToTie(request, sent));
    }

    /** Who has no password would stand outside. */
    Reply untie(Request request) {
        Asker asker = desk.askers().anybody(request);
        if (asker.person().passwordHash().isEmpty()) {
            throw new MalformedException(
                    "password", "set a password first: without one you could not come in any more");
        }
        signIn.untie(asker.resident(), request.path().get(3));
        desk.front()
                .history()
                .note(
                        asker.home(),
                        asker.id(),
                        Happening.PROVIDER_UNTIED,
                        desk.door().visitor(request),
                        request.path().get(3));
        return Reply.empty(204);
    }
}
