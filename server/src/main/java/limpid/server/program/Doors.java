package limpid.server.program;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import limpid.core.id.HomeId;
import limpid.host.time.Clock;
import limpid.server.account.Objections;
import limpid.server.account.guest.Invitations;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.OwnTools;
import limpid.server.audit.Audit;
import limpid.server.files.Zips;
import limpid.server.gate.Routes;
import limpid.server.gate.account.AccountNotices;
import limpid.server.gate.account.AccountRoutes;
import limpid.server.gate.account.Doorway;
import limpid.server.gate.account.Me;
import limpid.server.gate.account.MeMaker;
import limpid.server.gate.account.NoticeSource;
import limpid.server.gate.account.PasskeyRoutes;
import limpid.server.gate.account.Welcome;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.content.ContentReply;
import limpid.server.gate.content.Flows;
import limpid.server.gate.content.ZipReply;
import limpid.server.gate.files.FileRoutes;
import limpid.server.gate.home.HomeRoutes;
import limpid.server.gate.panel.PanelRoutes;
import limpid.server.gate.policy.PolicyRoutes;
import limpid.server.gate.share.ShareRoutes;
import limpid.server.home.Bookkeeper;
import limpid.server.home.Census;
import limpid.server.home.CleanUp;
import limpid.server.home.Invited;
import limpid.server.home.Members;
import limpid.server.home.Notices;
import limpid.server.home.Sorter;
import limpid.server.library.Disposal;
import limpid.server.library.Library;
import limpid.server.library.commit.Allowance;
import limpid.server.policy.Premises;
import limpid.wire.message.Release;

/**
 * Everything that people ask through their browsers, put together: one table of routes for each room behind them.
 *
 * @param people lets browsers in
 * @param routes the tables, in the order in which they are asked
 */
record Doors(PeopleDoor people, List<Routes> routes) {
    static Doors of(Parts parts, ServerSettings settings, Machine machine, Housekeeping house, Keys keys) {
        PeopleDoor people = new PeopleDoor(
                parts.sessions(),
                new Cookies(parts.library().serverId()),
                machine.clock(),
                Optional.of(new Premises(parts.policies(), machine.clock())));
        Askers askers = new Askers(people, parts.ledger(), machine.clock());
        Room room = new Room(parts, askers, people, settings, machine, house, keys);
        return new Doors(people, tables(room));
    }

    /** What a table of routes may be built of. */
    private record Room(
            Parts parts,
            Askers askers,
            PeopleDoor people,
            ServerSettings settings,
            Machine machine,
            Housekeeping house,
            Keys keys) {}

    private static PanelRoutes panel(Room room) {
        return new PanelRoutes(
                room.askers(),
                room.parts().ledger(),
                room.parts().library(),
                room.machine().clock(),
                room.machine().chance());
    }

    private static List<Routes> tables(Room room) {
        OwnTools tools = room.parts().ownTools();
        MeMaker me = me(room, tools);
        Welcome welcome = new Welcome(me, room.parts().sessions(), room.people().cookies());
        return List.of(
                new AccountRoutes(
                        tools,
                        new Doorway(room.people(), room.askers(), me, welcome),
                        room.keys().beside(),
                        leaving(room)),
                keys(room, welcome),
                home(room),
                panel(room),
                files(room),
                PolicyRoutes.of(
                        room.parts().policies(), room.askers(), room.house().audit()),
                room.house().routes(room.askers()));
    }

    private static AccountRoutes.Leaving leaving(Room room) {
        Library library = room.parts().library();
        Clock clock = room.machine().clock();
        return new AccountRoutes.Leaving(
                room.parts().deletion(),
                new Zips(room.parts().ledger(), clock),
                new ZipReply(library.contents(), clock));
    }

    private static MeMaker me(Room room, OwnTools tools) {
        Parts parts = room.parts();
        Me.Server server =
                new Me.Server(parts.library().serverId(), room.settings().name(), Release.VERSION);
        return new MeMaker(
                parts.ledger(),
                parts.desk().locks().secondFactor(),
                server,
                List.of(
                        storage(room.machine().clock()),
                        new AccountNotices(parts.desk().locks(), new RecoveryLinks(tools)),
                        room.house().notices()),
                new Objections(room.machine().clock()));
    }

    private static Routes keys(Room room, Welcome welcome) {
        Parts parts = room.parts();
        return room.keys()
                .routes(
                        new PasskeyRoutes.Desk(
                                room.people(),
                                room.askers(),
                                parts.desk(),
                                welcome,
                                room.house().audit()),
                        new Keys.ServerMark(
                                parts.library().serverId(), room.settings().name()),
                        room.machine().clock());
    }

    /** The invitations of a home that somebody may still take. */
    private static Function<HomeId, List<Invited>> invitations(Room room) {
        Invitations invitations = new Invitations(room.parts().ownTools());
        return home -> room.parts().ledger().read(home, invitations::open).stream()
                .map(open ->
                        new Invited(open.id(), open.email(), open.role(), open.createdAt(), open.expires(), open.by()))
                .toList();
    }

    /** What people hear about the room in their home. */
    private static NoticeSource storage(Clock clock) {
        return (rows, person) -> rows.homeRow().stream()
                .flatMap(home -> Notices.of(Allowance.read(rows, home, person.id()), clock.now()).stream())
                .map(notice -> new Me.Notice(notice.code(), notice.sentence(), notice.link()))
                .toList();
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
        return new HomeRoutes(new HomeRoutes.Rooms(room.askers(), members, invitations(room), storage, audit, clock));
    }

    private static Routes files(Room room) {
        Clock clock = room.machine().clock();
        Parts parts = room.parts();
        Library library = parts.library();
        ContentReply contents = new ContentReply(library.contents(), new Flows(clock), clock);
        ZipReply zips = new ZipReply(library.contents(), clock);
        ShareRoutes.Stock stock = new ShareRoutes.Stock(
                parts.ledger(),
                library,
                parts.desk().strongbox(),
                parts.desk().locks().passwords(),
                clock,
                room.machine().chance());
        ShareRoutes links = new ShareRoutes(room.people(), room.askers(), stock, contents, zips);
        FileRoutes files = new FileRoutes(
                room.askers(),
                new FileRoutes.Stock(
                        parts.ledger(), library, clock, room.machine().chance()),
                new FileRoutes.Ways(contents, zips),
                links.shares()::items);
        return Routes.of(List.of(files, links));
    }
}
