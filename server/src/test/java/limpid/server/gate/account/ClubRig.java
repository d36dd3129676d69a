package limpid.server.gate.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Objections;
import limpid.server.account.SeededChance;
import limpid.server.account.Session;
import limpid.server.account.Visitor;
import limpid.server.account.oidc.BentProvider;
import limpid.server.account.oidc.ProviderSignIn;
import limpid.server.account.oidc.Providers;
import limpid.server.audit.Audit;
import limpid.server.gate.RouteTable;
import limpid.server.gate.account.AppTab.Said;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;

/** Two homes and a provider whose every word can be bent, behind their routes. */
class ClubRig {
    static final String HERE = "http://localhost:8420";
    static final String PASSWORD = "four plain words";
    static final String SERVER = "s-0123456789abcdef";
    static final String COOKIE = "limpid-s-012345";

    final MemoryLedger ledger = new MemoryLedger();
    final HandClock clock = new HandClock();
    final SeededChance chance = new SeededChance();
    final Library library = new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    final FrontDesk front = FrontDesk.of(ledger, library.registry(), clock, chance);
    final PeopleDoor door = new PeopleDoor(front.sessions(), new Cookies(SERVER), clock);
    final BentProvider club = new BentProvider(clock);
    final Providers providers = new Providers(ledger, front.strongbox(), clock);
    final ProviderSignIn signIn = new ProviderSignIn(
            providers, front.strongbox(), ledger, library.registry(), new ProviderSignIn.Tools(club, clock, chance));
    final RouteTable routes = OidcRoutes.of(
            providers,
            signIn,
            new PasskeyRoutes.Desk(
                    door, new Askers(door, ledger, clock), front, welcome(), new Audit(ledger, clock, chance)),
            SERVER,
            clock);
    /** The first of all is the administrator. */
    final Resident ada = newHome("Ada", "ada@example.org");

    final Resident bob = newHome("Bob", "bob@example.org");
    final AppTab adas = signedIn(ada);
    final AppTab bobs = signedIn(bob);

    Welcome welcome() {
        Me.Server server = new Me.Server(SERVER, "Attic", "1");
        MeMaker me = new MeMaker(ledger, front.locks().secondFactor(), server, List.of(), new Objections(clock));
        return new Welcome(me, front.sessions(), door.cookies());
    }

    Resident newHome(String name, String email) {
        return library.registry()
                .createHomeWithOwner(name, email, front.locks().passwords().hash(PASSWORD));
    }

    AppTab signedIn(Resident who) {
        AppTab tab = new AppTab(routes, HERE);
        tab.cookie(COOKIE, front.sessions().open(who, new Visitor("192.0.2.7", "A browser")));
        return tab;
    }

    ClubRig() {
        set(true, false);
        club.asked.clear();
    }

    Said set(boolean createPeople, boolean linkByEmail) {
        return adas.put("/v1/admin/providers/club", wanted(createPeople, linkByEmail));
    }

    String wanted(boolean createPeople, boolean linkByEmail) {
        return "{\"name\":\"The club\",\"issuer\":\"" + BentProvider.ISSUER
                + "\",\"clientId\":\"limpid\",\"clientSecret\":\"s:cret\",\"homeId\":\"" + ada.home()
                + "\",\"createPeople\":" + createPeople + ",\"linkByEmail\":" + linkByEmail + "}";
    }

    AppTab stranger() {
        return new AppTab(routes, HERE).without("limpid-protocol").sending("sec-fetch-site", "none");
    }

    static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    /** Goes to the provider, which learns what it is asked; the query it was sent with. */
    Map<String, String> depart(AppTab tab) {
        Said sent = tab.get("/v1/session/provider/club");
        return learn(sent.header("Location").orElseThrow());
    }

    Map<String, String> learn(String location) {
        assertThat(location).startsWith(BentProvider.ISSUER + "/authorize?");
        Map<String, String> query = query(location);
        club.nonce = query.get("nonce");
        club.challenge = query.get("code_challenge");
        club.issuedAt = clock.now();
        return query;
    }

    static Said comeBack(AppTab tab, Map<String, String> query) {
        // A visit that another site leads to does not bring the cookie of who is signed in.
        tab.cookies().remove(COOKIE);
        return tab.get("/v1/session/provider/club/back?code=a-code&state=" + query.get("state"));
    }

    Said signInByClub(AppTab tab) {
        return comeBack(tab, depart(tab));
    }

    static void endsWith(Said said, String location) {
        assertThat(said.status()).isEqualTo(303);
        assertThat(said.header("Location")).contains(location);
    }

    PersonRow signedInThere(AppTab tab) {
        Session session = front.sessions().find(tab.cookies().get(COOKIE)).orElseThrow();
        return library.registry()
                .person(new Resident(session.home(), session.person()))
                .orElseThrow();
    }
}
