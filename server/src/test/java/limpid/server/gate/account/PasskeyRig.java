package limpid.server.gate.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.Happening;
import limpid.server.account.Objections;
import limpid.server.account.PersonalHistory;
import limpid.server.account.SeededChance;
import limpid.server.account.Visitor;
import limpid.server.account.passkey.Passkeys;
import limpid.server.account.passkey.SoftwareAuthenticator;
import limpid.server.account.passkey.SoftwareAuthenticator.Kind;
import limpid.server.audit.Audit;
import limpid.server.gate.Method;
import limpid.server.gate.RouteTable;
import limpid.server.gate.account.AppTab.Said;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import org.junit.jupiter.params.provider.Arguments;

/** Passkeys of two homes behind their routes, with an authenticator in software. */
class PasskeyRig {
    static final String HERE = "http://localhost:8420";
    static final String PASSWORD = "four plain words";

    final MemoryLedger ledger = new MemoryLedger();
    final HandClock clock = new HandClock();
    final SeededChance chance = new SeededChance();
    final Library library = new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    final FrontDesk front = FrontDesk.of(ledger, library.registry(), clock, chance);
    final PeopleDoor door = new PeopleDoor(front.sessions(), new Cookies("s-0123456789abcdef"), clock);
    final Passkeys passkeys = new Passkeys(ledger, clock, chance);
    final RouteTable routes = PasskeyRoutes.of(
            passkeys,
            new PasskeyRoutes.Desk(
                    door, new Askers(door, ledger, clock), front, welcome(), new Audit(ledger, clock, chance)),
            clock,
            "Attic");
    final Resident ada = newHome("Ada", "ada@example.org");
    final Resident bob = newHome("Bob", "bob@example.org");
    final AppTab adas = signedIn(ada, HERE);
    final AppTab bobs = signedIn(bob, HERE);
    final SoftwareAuthenticator key = SoftwareAuthenticator.at(HERE, Kind.ES256);

    Welcome welcome() {
        Me.Server server = new Me.Server("s-0123456789abcdef", "Attic", "0");
        MeMaker me = new MeMaker(ledger, front.locks().secondFactor(), server, List.of(), new Objections(clock));
        return new Welcome(me, front.sessions(), door.cookies());
    }

    Resident newHome(String name, String email) {
        return library.registry()
                .createHomeWithOwner(name, email, front.locks().passwords().hash(PASSWORD));
    }

    AppTab signedIn(Resident who, String address) {
        AppTab tab = new AppTab(routes, address);
        String name = address.startsWith("https") ? "__Host-limpid-s-012345" : "limpid-s-012345";
        tab.cookie(name, front.sessions().open(who, new Visitor("192.0.2.7", "A browser")));
        return tab;
    }

    static Said asked(AppTab tab) {
        return tab.post("/v1/account/passkeys/options", "{\"password\":\"" + PASSWORD + "\"}");
    }

    static String answer(Said asked, String credential) {
        return "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"credential\":" + credential + "}";
    }

    static String madeBody(Said asked, SoftwareAuthenticator key) {
        byte[] account = Base64.getUrlDecoder().decode(asked.text("publicKey", "user", "id"));
        return "{\"ceremony\":\"" + asked.text("ceremony") + "\",\"name\":\" My phone \",\"credential\":"
                + key.make(asked.text("publicKey", "challenge"), account) + "}";
    }

    static Said made(AppTab tab, SoftwareAuthenticator key) {
        return tab.post("/v1/account/passkeys", madeBody(asked(tab), key));
    }

    AppTab stranger() {
        return new AppTab(routes, HERE);
    }

    static Said question(AppTab tab) {
        return tab.post("/v1/session/passkey/options", "{}");
    }

    static Said signIn(AppTab tab, SoftwareAuthenticator key) {
        Said asked = question(tab);
        return tab.post("/v1/session/passkey", answer(asked, key.sign(asked.text("publicKey", "challenge"))));
    }

    static Reason refusedSignIn(AppTab tab, SoftwareAuthenticator key) {
        Said asked = question(tab);
        return tab.refused(
                Method.POST, "/v1/session/passkey", answer(asked, key.sign(asked.text("publicKey", "challenge"))));
    }

    static void isRejected(Reason reason, String flaw) {
        assertThat(reason.code()).isEqualTo(ReasonCode.PASSKEY_REJECTED);
        assertThat(reason.evidence())
                .filteredOn(seen -> seen.what().equals("flaw"))
                .extracting(Evidence::observed)
                .singleElement()
                .asString()
                .contains(flaw);
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                bent("another address", key -> key.origin = "https://evil.example"),
                bent("another address", key -> key.origin = "http://localhost:9999"),
                bent("another address", key -> key.site = "evil.example"),
                bent("nobody unlocked it", SoftwareAuthenticator::notUnlocked),
                bent("nobody unlocked it", SoftwareAuthenticator::notTouched));
    }

    static Arguments bent(String flaw, Consumer<SoftwareAuthenticator> bend) {
        return Arguments.of(flaw, bend);
    }

    List<Happening> happenings(Resident who) {
        return front.history().latest(who.home(), who.person(), 10).stream()
                .map(PersonalHistory.Entry::what)
                .toList();
    }
}
