package limpid.server.gate.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Objections;
import limpid.server.account.SeededChance;
import limpid.server.account.Visitor;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.AccountSwitch;
import limpid.server.account.own.AccountTraces;
import limpid.server.account.own.Deletion;
import limpid.server.account.own.OwnTools;
import limpid.server.files.Zips;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.content.ZipReply;
import limpid.server.gate.device.DeviceRoutes;
import limpid.server.gate.device.ServerLabel;
import limpid.server.home.Departures;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.PersonRow;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;

/** A server in memory with the endpoints of accounts and devices, and Ada as its owner once she is let in. */
final class Residence {
    static final String PASSWORD = "four plain words";
    static final String ADA = "ada@example.org";

    final MemoryLedger ledger = new MemoryLedger();
    final HandClock clock = new HandClock();
    final SeededChance chance = new SeededChance();
    final Library library = new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    final FrontDesk desk = FrontDesk.of(ledger, library.registry(), clock, chance);
    final OwnTools tools = new OwnTools(desk, library, ledger, clock, chance);
    final Departures departures = new Departures(
            ledger,
            library.hints(),
            tools.audit(),
            clock,
            List.of(new AccountTraces(tools)::remove, RecoveryLinks::forget));
    final Deletion deletion = new Deletion(tools, departures::depart);
    final Routes routes;

    Residence() {
        PeopleDoor people = new PeopleDoor(desk.sessions(), new Cookies(library.serverId()), clock);
        Askers askers = new Askers(people, ledger, clock);
        Me.Server server = new Me.Server(library.serverId(), "Test", "0.1.0");
        MeMaker me = new MeMaker(
                ledger,
                desk.locks().secondFactor(),
                server,
                List.of(new AccountNotices(desk.locks(), new RecoveryLinks(tools))),
                new Objections(clock));
        Doorway doorway = new Doorway(people, askers, me, new Welcome(me, desk.sessions(), people.cookies()));
        routes = Routes.of(List.of(
                new AccountRoutes(tools, doorway, Beside.NOTHING, leaving()),
                new DeviceRoutes(library, people, new ServerLabel("Test", "0.1.0"), clock)));
    }

    private AccountRoutes.Leaving leaving() {
        return new AccountRoutes.Leaving(deletion, new Zips(ledger, clock), new ZipReply(library.contents(), clock));
    }

    /** A browser somewhere that nobody is signed in at. */
    AppClient browser(String peer) {
        return new AppClient(routes, peer);
    }

    AppClient browser() {
        return browser("192.0.2.7");
    }

    /** Ada's browser, with Ada made the owner. */
    AppClient ada() {
        AppClient browser = browser();
        browser.post(
                "/v1/owner",
                "{\"key\":\"" + desk.ownerLink().mint() + "\",\"name\":\"Ada\",\"email\":\"" + ADA
                        + "\",\"password\":\"" + PASSWORD + "\"}");
        return browser;
    }

    /** The token of an invitation that an owner's browser makes. */
    String invitation(AppClient owner, String role) {
        String id = UUID.nameUUIDFromBytes(chance.bytes(16)).toString();
        String link = owner.put("/v1/home/invitations/" + id, "{\"role\":\"" + role + "\"}")
                .text("link");
        return link.substring(link.indexOf('#') + 1);
    }

    /** The browser of somebody who came by an invitation, called Guest, with the password "guests plain words". */
    AppClient member(AppClient owner, String email, String role) {
        AppClient browser = browser();
        AppClient.Answer made = browser.post(
                "/v1/invitations/" + invitation(owner, role),
                "{\"name\":\"Guest\",\"email\":\"" + email + "\",\"password\":\"guests plain words\"}");
        if (made.status() != 201) {
            throw new AssertionError(made);
        }
        return browser;
    }

    /** Switches an account off or on, as an administrator does. */
    void switched(String email, boolean off) {
        AccountSwitch accounts = new AccountSwitch(tools);
        var resident = library.registry().resident(email).orElseThrow();
        ledger.write(resident.home(), rows -> {
            PersonRow before = rows.person(resident.person()).orElseThrow();
            PersonRow after = before.with(before.rights().disabled(off ? Optional.of(clock.now()) : Optional.empty()));
            rows.putPerson(after);
            accounts.switched(rows, after, "left the firm", new Visitor("192.0.2.1", ""));
            return after;
        });
        accounts.tell(resident.home());
    }

    /** The id of whoever signs in with this address. */
    String id(String email) {
        return library.registry().resident(email).orElseThrow().person().text();
    }

    /** A device of whoever signs in with this address. */
    JoinReply join(String email, String name) {
        String code = library.registry()
                .mintJoinCode(library.registry().resident(email).orElseThrow());
        return library.registry().join(new JoinRequest(code, name, "Linux", "0.1.0"));
    }

    /** That device, asking. */
    AppClient device(JoinReply device) {
        return browser("198.51.100.4")
                .sending("authorization", "Bearer " + device.secret())
                .sending("sec-fetch-site", "");
    }

    static String signIn(String email, String password, String code) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\""
                + (code.isEmpty() ? "" : ",\"code\":\"" + code + "\"") + "}";
    }
}
