package limpid.server.gate.account;

import limpid.host.time.Clock;
import limpid.server.account.Brakes;
import limpid.server.account.FrontDesk;
import limpid.server.account.passkey.Passkeys;
import limpid.server.audit.Audit;
import limpid.server.gate.RouteTable;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.PeopleDoor;

/** The table of what people do with passkeys: to sign in, and in their account. */
public final class PasskeyRoutes {
    private PasskeyRoutes() {}

    /**
     * The table over the passkeys of a server.
     *
     * @param serverName what authenticators call it
     */
    public static RouteTable of(Passkeys passkeys, Desk desk, Clock clock, String serverName) {
        PasskeyEntry entry = new PasskeyEntry(passkeys, desk, clock);
        PasskeyEndpoints own = new PasskeyEndpoints(passkeys, desk, clock, serverName);
        return RouteTable.of(
                RouteTable.post("v1/session/passkey/options", entry::ask),
                RouteTable.post("v1/session/passkey", entry::signIn),
                RouteTable.get("v1/account/passkeys", own::list),
                RouteTable.post("v1/account/passkeys", own::remember),
                RouteTable.post("v1/account/passkeys/options", own::ask),
                RouteTable.put("v1/account/passkeys/{id}/name", own::rename),
                RouteTable.delete("v1/account/passkeys/{id}", own::forget));
    }

    /**
     * What lets people in and knows who they are.
     *
     * @param door lets browsers in
     * @param askers tells who asks
     * @param front where somebody becomes signed in
     * @param welcome what a browser is told that was just signed in
     * @param audit what administrators did
     */
    public record Desk(PeopleDoor door, Askers askers, FrontDesk front, Welcome welcome, Audit audit) {
        Brakes brakes() {
            return front.locks().brakes();
        }
    }
}
