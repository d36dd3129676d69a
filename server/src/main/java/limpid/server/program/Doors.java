package limpid.server.program;

import java.util.List;
import limpid.host.time.Clock;
import limpid.server.audit.Audit;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.home.HomeRoutes;
import limpid.server.home.Bookkeeper;
import limpid.server.home.Census;
import limpid.server.home.CleanUp;
import limpid.server.home.Members;
import limpid.server.home.Sorter;
import limpid.server.library.Disposal;

/**
 * Everything that people ask through their browsers, put together: one table of routes for each room behind them.
 *
 * @param people lets browsers in
 * @param routes the tables, in the order in which they are asked
 */
record Doors(PeopleDoor people, List<Routes> routes) {
    static Doors of(Parts parts, ServerSettings settings, Machine machine) {
        PeopleDoor people =
                new PeopleDoor(parts.sessions(), new Cookies(parts.library().serverId()), machine.clock());
        Askers askers = new Askers(people, parts.ledger(), machine.clock());
        Room room = new Room(parts, askers, people, settings, machine);
        return new Doors(people, tables(room));
    }

    /** What a table of routes may be built of. */
    private record Room(Parts parts, Askers askers, PeopleDoor people, ServerSettings settings, Machine machine) {}

    private static List<Routes> tables(Room room) {
        return List.of(home(room));
    }

    private static Routes home(Room room) {
        Clock clock = room.machine().clock();
        Parts parts = room.parts();
        Audit audit = new Audit(parts.ledger(), clock, room.machine().chance());
        Members members = new Members(parts.ledger(), parts.library().hints(), audit, clock);
        Census census = parts.census();
        Sorter sorter = new Sorter(parts.ledger(), census, clock);
        HomeRoutes.Storage storage = new HomeRoutes.Storage(
                new Bookkeeper(parts.ledger(), census, clock),
                sorter,
                new CleanUp(
                        parts.library(),
                        parts.ledger(),
                        sorter,
                        clock,
                        room.machine().chance()),
                new Disposal(parts.ledger(), clock));
        return new HomeRoutes(new HomeRoutes.Rooms(room.askers(), members, _ -> List.of(), storage, audit, clock));
    }
}
