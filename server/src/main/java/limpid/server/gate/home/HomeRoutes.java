package limpid.server.gate.home;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.home.Invited;
import limpid.server.home.Members;

/** The table of what people ask about their home. */
public final class HomeRoutes implements Routes {
    private final MemberEndpoints members;

    public HomeRoutes(Rooms rooms) {
        this.members = new MemberEndpoints(rooms.askers(), rooms.members(), rooms.invitations(), rooms.clock());
    }

    /**
     * What stands behind the table.
     *
     * @param askers tells who asks
     * @param invitations of a home that can still be taken
     */
    public record Rooms(Askers askers, Members members, Function<HomeId, List<Invited>> invitations, Clock clock) {}

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 2 || !path.get(0).equals("v1") || !path.get(1).equals("home")) {
            return Map.of();
        }
        return home(path.subList(2, path.size()));
    }

    private Map<Method, Endpoint> home(List<String> rest) {
        return switch (String.join("/", rest.subList(0, Math.min(1, rest.size())))) {
            case "" -> rest.isEmpty() ? Map.of(Method.GET, members::home) : Map.of();
            case "name" -> rest.size() == 1 ? Map.of(Method.PUT, members::rename) : Map.of();
            case "members" -> member(rest);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> member(List<String> rest) {
        if (rest.size() == 2) {
            return Map.of(Method.PUT, members::change, Method.DELETE, members::remove);
        }
        boolean back = rest.size() == 3 && rest.getLast().equals("restored");
        return back ? Map.of(Method.POST, members::takeBack) : Map.of();
    }
}
