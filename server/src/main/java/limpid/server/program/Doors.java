package limpid.server.program;

import java.util.List;
import java.util.Set;
import limpid.host.time.Clock;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.gate.files.FileRoutes;
import limpid.server.library.Library;

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
        return List.of(files(room));
    }

    private static Routes files(Room room) {
        Clock clock = room.machine().clock();
        Library library = room.parts().library();
        ContentReply contents = new ContentReply(library.contents(), new Flows(clock), clock);
        FileRoutes.Stock stock = new FileRoutes.Stock(
                room.parts().ledger(), library, clock, room.machine().chance());
        FileRoutes.Ways ways = new FileRoutes.Ways(contents, new ZipReply(library.contents(), clock));
        return new FileRoutes(room.askers(), stock, ways, (_, _) -> Set.of());
    }
}
