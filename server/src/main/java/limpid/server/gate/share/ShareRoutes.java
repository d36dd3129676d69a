package limpid.server.gate.share;

import java.util.List;
import java.util.Map;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.account.Passwords;
import limpid.server.files.Zips;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.library.Library;
import limpid.server.secret.Strongbox;
import limpid.server.share.Drops;
import limpid.server.share.Guests;
import limpid.server.share.Shares;
import limpid.server.share.Shown;
import limpid.store.ledger.Ledger;

/** The table of links: {@code /v1/shares} for their makers, {@code /v1/shared} for visitors. */
public final class ShareRoutes implements Routes {
    private static final String PASSES = "passes of share links";
    /** Each holds up to three chunks while it is cut and packed. */
    private static final int DROPS_AT_ONCE = 12;

    private static final int DROPS_OF_ONE = 4;

    private final OwnEndpoints own;
    private final GuestEndpoints guests;
    private final Shares shares;

    /** What links are kept in and guarded by. */
    public record Stock(
            Ledger ledger, Library library, Strongbox strongbox, Passwords passwords, Clock clock, Chance chance) {}

    /** Over a library; {@code contents} and {@code zips} are those of people's own files, so that limits count together. */
    public ShareRoutes(PeopleDoor door, Askers askers, Stock stock, ContentReply contents, ZipReply zips) {
        Clock clock = stock.clock();
        this.shares = new Shares(stock.ledger(), clock, stock.chance(), stock.strongbox(), stock.passwords());
        this.own = new OwnEndpoints(askers, shares);
        Guests visitors = new Guests(
                stock.ledger(), clock, stock.passwords(), stock.library().keyFor(PASSES));
        GuestEndpoints.Rooms rooms = new GuestEndpoints.Rooms(
                visitors,
                new Shown(visitors, new Zips(stock.ledger(), clock), clock),
                new Drops(visitors, stock.library(), stock.ledger(), clock));
        Flows drops = new Flows(clock, DROPS_AT_ONCE, DROPS_OF_ONE);
        this.guests = new GuestEndpoints(door, rooms, new GuestEndpoints.Ways(contents, zips, drops));
    }

    /** The links behind it. */
    public Shares shares() {
        return shares;
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Map.of();
        }
        return switch (path.get(1)) {
            case "shares" -> own(path.subList(2, path.size()));
            case "shared" -> guest(path.subList(2, path.size()));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> own(List<String> rest) {
        return switch (rest.size()) {
            case 0 -> Map.of(Method.GET, own::list);
            case 1 -> Map.of(Method.PUT, own::make, Method.DELETE, own::end);
            case 2 -> rest.get(1).equals("terms") ? Map.of(Method.PUT, own::change) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> guest(List<String> rest) {
        return switch (rest.size()) {
            case 1 -> rest.getFirst().equals("open") ? Map.of(Method.POST, guests::open) : Map.of();
            case 2 -> rest.get(1).equals("zip") ? Map.of(Method.GET, guests::zip) : Map.of();
            case 3 ->
                switch (rest.get(1)) {
                    case "folders" -> Map.of(Method.GET, guests::folder);
                    case "drops" -> Map.of(Method.PUT, ((Endpoint) guests::drop).upTo(GuestEndpoints.DROP_BYTES_MAX));
                    default -> Map.of();
                };
            case 4 ->
                rest.get(1).equals("items") && rest.get(3).equals("content")
                        ? Map.of(Method.GET, guests::content)
                        : Map.of();
            default -> Map.of();
        };
    }
}
