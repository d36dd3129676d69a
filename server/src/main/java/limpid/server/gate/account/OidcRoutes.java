package limpid.server.gate.account;

import limpid.host.time.Clock;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.Providers;
import limpid.server.gate.RouteTable;
import limpid.server.gate.account.PasskeyRoutes.Desk;

/** The table of signing in by an organisation's service, tying an account to it, and keeping such services. */
public final class OidcRoutes {
    private OidcRoutes() {}

    /** The table over the providers of a server; {@code serverId} marks its cookies. */
    public static RouteTable of(Providers providers, ProviderSignIn signIn, Desk desk, String serverId, Clock clock) {
        ProviderEntry entry = new ProviderEntry(signIn, desk, new TripCookie(serverId));
        ProviderTies own = new ProviderTies(providers, signIn, desk, entry, clock);
        ProviderAdministration all = new ProviderAdministration(providers, signIn, desk);
        return RouteTable.of(
                RouteTable.get("v1/session/provider/{id}", entry::send),
                RouteTable.get("v1/session/provider/{id}/back", entry::arrive),
                RouteTable.get("v1/account/providers", own::list),
                RouteTable.post("v1/account/providers/{id}", own::tie),
                RouteTable.delete("v1/account/providers/{id}", own::untie),
                RouteTable.get("v1/admin/providers", all::list),
                RouteTable.get("v1/admin/providers/{id}", all::show),
                RouteTable.put("v1/admin/providers/{id}", all::put),
                RouteTable.delete("v1/admin/providers/{id}", all::drop));
    }
}
