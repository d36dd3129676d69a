package limpid.server.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static limpid.server.gate.Method.GET;
import static limpid.server.gate.Method.POST;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import limpid.core.reason.ReasonTexts;
import limpid.host.time.Clock;
import limpid.server.account.Accounts;
import limpid.server.account.OwnerLink;
import limpid.server.account.Sessions;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Cookies;
import limpid.server.library.Registry;
import limpid.server.panel.Reports;
import limpid.store.ledger.Ledger;

/** Which page stands at which path. */
public final class PageRoutes implements Routes {
    /** Where browsers get the certificate of the server's own authority. */
    static final String AUTHORITY = "authority.crt";

    private static final int FOREVER_SECONDS = 31_536_000;

    private final Assets assets = Assets.load();
    private final Guard guard;
    private final EntranceEndpoints entrance;
    private final HomeEndpoints home;
    private final Supplier<Optional<String>> authority;

    /** The pages of a server. */
    public PageRoutes(Entrance entrance, Ledger ledger, Registry registry, Clock clock) {
        Cookies cookies = new Cookies(entrance.serverId());
        EntrancePages entrancePages = new EntrancePages(assets);
        this.guard = new Guard(entrance.sessions(), cookies, entrancePages, clock);
        this.entrance = new EntranceEndpoints(
                entrance.accounts(), entrance.ownerLink(), entrance.sessions(), cookies, entrancePages);
        this.authority = entrance.authority();
        Household household = new Household(ledger, clock, new DeviceViews(ReasonTexts.english(), Reports.stored()));
        this.home = new HomeEndpoints(household, registry, new HomePage(assets), new DevicePages(assets), clock);
    }

    /**
     * Who may come in, and how.
     *
     * @param authority the certificate of the server's own authority, as PEM; empty if it has none
     */
    public record Entrance(
            String serverId,
            Accounts accounts,
            OwnerLink ownerLink,
            Sessions sessions,
            Supplier<Optional<String>> authority) {}

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        return switch (path.size()) {
            case 0 -> Map.of(GET, guard.signedIn(home::home));
            case 1 -> first(path.getFirst());
            case 2 -> path.getFirst().equals("devices") ? devices(path.get(1)) : Map.of();
            case 3 -> third(path);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> first(String segment) {
        return switch (segment) {
            case "owner" -> Map.of(GET, guard.open(entrance::ownerPage), POST, guard.openForm(entrance::createOwner));
            case "sign-in" -> Map.of(GET, guard.open(entrance::signInPage), POST, guard.openForm(entrance::signIn));
            case "sign-out" -> Map.of(POST, guard.signedInForm(entrance::signOut));
            case "join" -> Map.of(GET, guard.open(entrance::joinPage));
            case AUTHORITY ->
                authority
                        .get()
                        .map(pem -> Map.<Method, Endpoint>of(GET, _ -> certificate(pem)))
                        .orElse(Map.of());
            case "live" -> Map.of(GET, guard.signedIn(home::live));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> devices(String segment) {
        return switch (segment) {
            case "code" -> Map.of(POST, guard.signedInForm(home::code));
            case "joined" -> Map.of(GET, guard.signedIn(home::joined));
            default -> Map.of(GET, guard.signedIn(home::device));
        };
    }

    private Map<Method, Endpoint> third(List<String> path) {
        if (path.getFirst().equals(Assets.FOLDER)) {
            return assets.at(path.get(1), path.get(2))
                    .map(asset -> Map.<Method, Endpoint>of(GET, _ -> reply(asset)))
                    .orElse(Map.of());
        }
        if (!path.getFirst().equals("devices")) {
            return Map.of();
        }
        return switch (path.get(2)) {
            case "name" -> Map.of(POST, guard.signedInForm(home::rename));
            case "sign-out" -> Map.of(POST, guard.signedInForm(home::signOut));
            default -> Map.of();
        };
    }

    /** Browsers offer to import what comes with this type. */
    private static Reply certificate(String pem) {
        return new Reply(
                200,
                List.of(
                        new Header("Content-Type", "application/x-x509-ca-cert"),
                        new Header("Content-Disposition", "attachment; filename=\"limpid-authority.crt\""),
                        new Header("Cache-Control", "no-store"),
                        new Header("X-Content-Type-Options", "nosniff")),
                new Reply.Body.Whole(pem.getBytes(US_ASCII)));
    }

    private static Reply reply(Assets.Asset asset) {
        return new Reply(
                200,
                List.of(
                        new Header("Content-Type", asset.type()),
                        new Header("Cache-Control", "public, max-age=" + FOREVER_SECONDS + ", immutable"),
                        new Header("X-Content-Type-Options", "nosniff")),
                new Reply.Body.Whole(asset.bytes()));
    }
}
