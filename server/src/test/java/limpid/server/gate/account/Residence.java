package limpid.server.gate.account;

import java.util.List;
import java.util.UUID;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Objections;
import limpid.server.account.SeededChance;
import limpid.server.account.guest.RecoveryLinks;
import limpid.server.account.own.OwnTools;
import limpid.server.gate.Routes;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.gate.device.DeviceRoutes;
import limpid.server.gate.device.ServerLabel;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
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
                new AccountRoutes(tools, doorway, Beside.NOTHING),
                new DeviceRoutes(library, people, new ServerLabel("Test", "0.1.0"), clock)));
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
