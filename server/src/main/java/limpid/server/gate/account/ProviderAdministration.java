package limpid.server.gate.account;

import java.util.regex.Pattern;
import limpid.server.account.oidc.Provider;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.Providers;
import limpid.server.audit.Act;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.gate.account.PasskeyRoutes.Desk;
import limpid.server.gate.account.ProviderMessages.Listed;
import limpid.server.gate.account.ProviderMessages.Wanted;
import limpid.server.gate.browser.Asker;
import limpid.wire.message.MalformedException;

/** The providers of a server, for its administrators. Safe for all threads. */
final class ProviderAdministration {
    /** It stands in an address that people type into the provider's settings. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,35}");

    private final Providers providers;
    private final ProviderSignIn signIn;
    private final Desk desk;

    ProviderAdministration(Providers providers, ProviderSignIn signIn, Desk desk) {
        this.providers = providers;
        this.signIn = signIn;
        this.desk = desk;
    }

    Reply list(Request request) {
        desk.askers().administrator(request);
        return Reply.json(
                200,
                ProviderMessages.ALL_LISTED.encode(providers.all().stream()
                        .map(provider -> listed(request, provider))
                        .toList()));
    }

    Reply show(Request request) {
        desk.askers().administrator(request);
        return Reply.json(
                200,
                ProviderMessages.LISTED.encode(
                        listed(request, providers.get(request.path().get(3)))));
    }

    /** A provider that cannot be asked is kept all the same: it may be set up in either order. The reply says the problem. */
    Reply put(Request request) {
        Asker asker = desk.askers().administrator(request);
        String id = request.path().get(3);
        if (!ID.matcher(id).matches()) {
            throw new MalformedException("id", "1 to 36 characters of a-z, 0-9 and -");
        }
        Wanted wanted = ProviderMessages.WANTED.decode(request.body().bytes());
        Provider kept = providers.put(wanted.as(id), wanted.clientSecret());
        signIn.tryOut(kept);
        note(asker, request, Act.PROVIDER_SET, kept);
        return Reply.json(200, ProviderMessages.LISTED.encode(listed(request, kept)));
    }

    Reply drop(Request request) {
        Asker asker = desk.askers().administrator(request);
        providers.drop(request.path().get(3)).ifPresent(gone -> note(asker, request, Act.PROVIDER_REMOVED, gone));
        return Reply.empty(204);
    }

    private void note(Asker asker, Request request, Act act, Provider provider) {
        Party by = Party.person(asker.home(), asker.person());
        Party whom = Party.above(Party.Kind.PROVIDER, provider.id(), provider.name());
        desk.audit().note(Note.of(by, act, whom, request.peer()));
    }

    private Listed listed(Request request, Provider provider) {
        return Listed.of(provider, ProviderEntry.back(request, provider.id()), providers.problem(provider.id()));
    }
}
