package limpid.server.gate.admin;

import java.util.List;
import java.util.Map;
import limpid.host.time.Clock;
import limpid.server.admin.Homes;
import limpid.server.admin.Links;
import limpid.server.admin.Overview;
import limpid.server.admin.People;
import limpid.server.audit.Audit;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Routes;
import limpid.server.gate.admin.PeopleEndpoints.LinkPost;
import limpid.server.gate.browser.Askers;
import limpid.server.job.Jobs;

/** The table of what administrators ask: everything below {@code /v1/admin}. */
public final class AdminRoutes implements Routes {
    private final PeopleEndpoints people;
    private final RecordEndpoints records;
    private final OverviewEndpoint overview;

    /** The table over the parts of a server. */
    public AdminRoutes(Askers askers, Town town, Works works, Clock clock) {
        Desk desk = new Desk(askers);
        this.people =
                new PeopleEndpoints(desk, town.homes(), town.people(), new LinkPost(town.links(), town.post()), clock);
        this.records = new RecordEndpoints(desk, works.audit(), works.jobs(), clock);
        this.overview = new OverviewEndpoint(desk, works.overview(), works.jobs());
    }

    /** Who lives here, and how they come in. */
    public record Town(Homes homes, People people, Links links, Post post) {}

    /** What the server does, and did. */
    public record Works(Audit audit, Jobs jobs, Overview overview) {}

    @Override
    public Map<Method, Endpoint> at(List<String> path) {
        if (path.size() < 3 || !path.get(0).equals("v1") || !path.get(1).equals("admin")) {
            return Map.of();
        }
        List<String> rest = path.subList(2, path.size());
        return switch (rest.size()) {
            case 1 -> single(rest.getFirst());
            case 2 ->
                rest.getFirst().equals("homes")
                        ? Map.of(Method.GET, people::home, Method.PUT, people::putHome)
                        : Map.of();
            case 3 -> triple(rest.get(0), rest.get(2));
            case 4 -> rest.getFirst().equals("people") ? person(rest.getLast()) : Map.of();
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> single(String name) {
        return switch (name) {
            case "overview" -> Map.of(Method.GET, overview::show);
            case "homes" -> Map.of(Method.GET, people::homes);
            case "people" -> Map.of(Method.GET, people::people);
            case "audit" -> Map.of(Method.GET, records::audit);
            case "jobs" -> Map.of(Method.GET, records::jobs);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> triple(String first, String last) {
        return switch (first + "/" + last) {
            case "homes/plan" -> Map.of(Method.PUT, people::plan);
            case "jobs/run" -> Map.of(Method.POST, records::run);
            default -> Map.of();
        };
    }

    private Map<Method, Endpoint> person(String what) {
        return switch (what) {
            case "disabled" -> Map.of(Method.PUT, people::disable);
            case "administrator" -> Map.of(Method.PUT, people::administrator);
            case "recovery" -> Map.of(Method.POST, people::recovery);
            default -> Map.of();
        };
    }
}
