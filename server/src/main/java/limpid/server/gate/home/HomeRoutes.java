package limpid.server.gate.home;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.server.audit.Audit;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.home.Bookkeeper;
import limpid.server.home.CleanUp;
import limpid.server.home.Invited;
import limpid.server.home.Members;
import limpid.server.home.Sorter;
import limpid.server.library.Disposal;

/** The table of what people ask about their home, its members and its storage. */
public final class HomeRoutes implements Routes {
    private final MemberEndpoints members;
    private final StorageEndpoints storage;
    private final CleanUpEndpoints cleanUp;

    public HomeRoutes(Rooms rooms) {
        this.members = new MemberEndpoints(rooms.askers(), rooms.members(), rooms.invitations(), rooms.clock());
        this.storage = new StorageEndpoints(rooms.askers(), rooms.storage().bookkeeper());
        this.cleanUp = new CleanUpEndpoints(rooms);
    }

    /**
     * What stands behind the table.
     *
     * @param askers tells who asks
     * @param invitations of a home that can still be taken
     */
    public record Rooms(
            Askers askers,
            Members members,
            Function<HomeId, List<Invited>> invitations,
            Storage storage,
            Audit audit,
            Clock clock) {}

    /** What stands behind the questions on storage. */
    public record Storage(Bookkeeper bookkeeper, Sorter sorter, CleanUp cleanUp, Disposal disposal) {}

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Map.of();
        }
        List<String> rest = path.subList(2, path.size());
        return switch (path.get(1)) {
            case "home" -> home(rest);
            case "collections" -> collection(rest);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> collection(List<String> rest) {
        boolean purge = rest.size() == 3 && rest.subList(1, 3).equals(List.of("deleted", "purge"));
        return purge ? Map.of(Method.POST, cleanUp::purge) : Map.of();
    }

    private Map<Method, Endpoint> home(List<String> rest) {
        if (rest.isEmpty()) {
            return Map.of(Method.GET, members::home);
        }
        return switch (rest.getFirst()) {
            case "name" -> rest.size() == 1 ? Map.of(Method.PUT, members::rename) : Map.of();
            case "members" -> member(rest.subList(1, rest.size()));
            case "storage" -> storage(rest.subList(1, rest.size()));
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> member(List<String> rest) {
        return switch (rest.size()) {
            case 1 -> Map.of(Method.PUT, members::change, Method.DELETE, members::remove);
            case 2 -> rest.getLast().equals("restored") ? Map.of(Method.POST, members::takeBack) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> storage(List<String> rest) {
        return switch (rest.size()) {
            case 0 -> Map.of(Method.GET, storage::storage);
            case 1 -> rest.getFirst().equals("fits") ? Map.of(Method.GET, storage::fits) : Map.of();
            case 2 ->
                rest.getFirst().equals("clean-up")
                        ? Map.of(Method.GET, cleanUp::list, Method.POST, cleanUp::take)
                        : Map.of();
            default -> Map.of();
        };
    }
}
