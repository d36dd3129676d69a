package limpid.server.program;

import java.util.List;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.panel.PanelRoutes;

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

    private static PanelRoutes panel(Room room) {
        return new PanelRoutes(
                room.askers(),
                room.parts().ledger(),
                room.parts().library(),
                room.machine().clock(),
                room.machine().chance());
    }

    private static List<Routes> tables(Room room) {
        return List.of(panel(room));
    }
}
