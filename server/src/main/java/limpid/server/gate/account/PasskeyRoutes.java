package limpid.server.gate.account;

import java.util.List;
import java.util.Map;
import limpid.host.time.Clock;
import limpid.server.account.Brakes;
import limpid.server.account.FrontDesk;
import limpid.server.account.passkey.Passkeys;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.PeopleDoor;

/** The table of what people do with passkeys: to sign in, and in their account. */
public final class PasskeyRoutes implements Routes {
    private final PasskeyEntry entry;
    private final PasskeyEndpoints own;

    /**
     * Over the passkeys of a server.
     *
     * @param serverName what authenticators call it
     */
    public PasskeyRoutes(Passkeys passkeys, Desk desk, Clock clock, String serverName) {
        this.entry = new PasskeyEntry(passkeys, desk, clock);
        this.own = new PasskeyEndpoints(passkeys, desk, clock, serverName);
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        return switch (path.size()) {
            case 3 -> threeDeep(String.join("/", path));
            case 4 -> fourDeep(String.join("/", path), path);
            case 5 -> isOwn(path) && path.getLast().equals("name") ? Map.of(Method.PUT, own::rename) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> threeDeep(String path) {
        return switch (path) {
            case "v1/session/passkey" -> Map.of(Method.POST, entry::signIn);
            case "v1/account/passkeys" -> Map.of(Method.GET, own::list, Method.POST, own::remember);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> fourDeep(String path, List<String> segments) {
        return switch (path) {
            case "v1/session/passkey/options" -> Map.of(Method.POST, entry::ask);
            case "v1/account/passkeys/options" -> Map.of(Method.POST, own::ask);
            default -> isOwn(segments) ? Map.of(Method.DELETE, own::forget) : Map.of();
        };
    }

    private static boolean isOwn(List<String> path) {
        return path.subList(0, 3).equals(List.of("v1", "account", "passkeys"));
    }

    /**
     * What lets people in and knows who they are.
     *
     * @param door lets browsers in
     * @param askers tells who asks
     * @param front where somebody becomes signed in
     * @param welcome what a browser is told that was just signed in
     */
    public record Desk(PeopleDoor door, Askers askers, FrontDesk front, Welcome welcome) {
        Brakes brakes() {
            return front.locks().brakes();
        }
    }
}
