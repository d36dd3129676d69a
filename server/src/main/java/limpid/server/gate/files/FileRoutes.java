package limpid.server.gate.files;

import java.util.List;
import java.util.Map;
import limpid.host.chance.Chance;
import limpid.host.time.Clock;
import limpid.server.files.Browsing;
import limpid.server.files.Zips;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.ZipReply;
import limpid.server.library.Library;
import limpid.store.ledger.Ledger;

/** The table of what browsers ask about files: paths below {@code /v1/collections/}. */
public final class FileRoutes implements Routes {
    private static final int NAME_AT = 3;
    private static final int INSIDE_AT = 5;

    private final FileEndpoints files;
    private final ZipEndpoints zips;

    /** What there is to look at. */
    public record Stock(Ledger ledger, Library library, Clock clock, Chance chance) {}

    /** How bytes go out. */
    public record Ways(ContentReply contents, ZipReply zips) {}

    /** Over a library, as those whom {@code askers} admits may see it. */
    public FileRoutes(Askers askers, Stock stock, Ways ways, SharedItems shared) {
        Browsing browsing = new Browsing(stock.ledger(), stock.clock());
        Library library = stock.library();
        this.files = new FileEndpoints(askers, browsing, library.history(), ways.contents(), shared);
        this.zips = new ZipEndpoints(
                askers,
                new Zips(stock.ledger(), stock.clock()),
                ways.zips(),
                new ZipTickets(stock.clock(), stock.chance()));
    }

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < NAME_AT + 1
                || !path.get(0).equals("v1")
                || !path.get(1).equals("collections")) {
            return Map.of();
        }
        return switch (path.get(NAME_AT)) {
            case "folders" -> path.size() == INSIDE_AT ? Map.of(Method.GET, files::folder) : Map.of();
            case "search" -> path.size() == NAME_AT + 1 ? Map.of(Method.GET, files::search) : Map.of();
            case "zip" -> zip(path.size());
            case "items" -> item(path.subList(NAME_AT + 1, path.size()));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> zip(int length) {
        if (length == NAME_AT + 1) {
            return Map.of(Method.POST, zips::order);
        }
        return length == INSIDE_AT ? Map.of(Method.GET, zips::fetch) : Map.of();
    }

    /** {@code rest} begins with the item. */
    private Map<Method, Endpoint> item(List<String> rest) {
        if (rest.size() == 1) {
            return Map.of(Method.GET, files::item);
        }
        if (rest.size() == 2) {
            return switch (rest.get(1)) {
                case "content" -> Map.of(Method.GET, files::content);
                case "versions" -> Map.of(Method.GET, files::versions);
                case "zip" -> Map.of(Method.GET, zips::folder);
                default -> Map.of();
            };
        }
        boolean restored = rest.size() == 4
                && rest.get(1).equals("versions")
                && rest.get(3).equals("restored");
        return restored ? Map.of(Method.POST, files::restoreVersion) : Map.of();
    }
}
