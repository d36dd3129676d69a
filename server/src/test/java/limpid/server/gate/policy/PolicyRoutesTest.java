package limpid.server.gate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.server.account.FrontDesk;
import limpid.server.account.HandClock;
import limpid.server.account.SeededChance;
import limpid.server.account.Visitor;
import limpid.server.audit.Audit;
import limpid.server.gate.Method;
import limpid.server.gate.RouteTable;
import limpid.server.gate.account.AppTab;
import limpid.server.gate.account.AppTab.Said;
import limpid.server.gate.browser.Askers;
import limpid.server.gate.browser.Cookies;
import limpid.server.gate.browser.PeopleDoor;
import limpid.server.library.Library;
import limpid.server.library.LibrarySettings;
import limpid.server.policy.Policies;
import limpid.server.policy.Premises;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.memory.MemoryBlobStore;
import limpid.store.memory.MemoryLedger;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRoutesTest {
    private static final String HERE = "https://limpid.example";

    private final MemoryLedger ledger = new MemoryLedger();
    private final HandClock clock = new HandClock();
    private final SeededChance chance = new SeededChance();
    private final Library library =
            new Library(ledger, new MemoryBlobStore(clock), clock, chance, LibrarySettings.standard());
    private final FrontDesk front = FrontDesk.of(ledger, library.registry(), clock, chance);
    private final Policies policies = new Policies(ledger, library.hints(), clock);
    private final PeopleDoor door = new PeopleDoor(
            front.sessions(), new Cookies("s-0123456789abcdef"), clock, Optional.of(new Premises(policies, clock)));
    private final RouteTable routes =
            PolicyRoutes.of(policies, new Askers(door, ledger, clock), new Audit(ledger, clock, chance));
    /** The first of all is the administrator. */
    private final Resident ada = library.registry().createHomeWithOwner("Ada", "ada@example.org", "");

    private final Resident bob = library.registry().createHomeWithOwner("Bob", "bob@example.org", "");
    private final AppTab adas = tab(ada, HERE);
    private final AppTab bobs = tab(bob, HERE);

    private AppTab tab(Resident who, String address) {
        AppTab tab = new AppTab(routes, address);
        String name = address.startsWith("https") ? "__Host-limpid-s-012345" : "limpid-s-012345";
        tab.cookie(name, front.sessions().open(who, new Visitor("192.0.2.7", "A browser")));
        return tab;
    }

    private static String body(String homes, String rules) {
        return "{\"name\":\"School\"," + homes + ",\"contact\":\"the office\",\"rules\":{" + rules + "}}";
    }

    private Said set(String homes, String rules) {
        return adas.put("/v1/admin/policies/school", body(homes, rules));
    }

    private String bobsHome() {
        return "\"homes\":[\"" + bob.home() + "\"]";
    }

    @Nested
    class Keeping {
        @Test
        void showsItToThoseWhomItBindsWithWhoseItIsAndWhomToAsk() {
            set(bobsHome(), "\"fileBytesMax\":1000,\"collections\":[\"files\"],\"backups\":false");
            assertThat(bobs.get("/v1/policies").json().toString())
                    .contains("\"name\":\"School\"", "\"by\":{\"name\":\"Ada\",\"email\":\"ada@example.org\"}")
                    .contains("\"contact\":\"the office\"", "\"fileBytesMax\":1000");
            assertThat(adas.get("/v1/policies").json().size()).isZero();
        }

        @Test
        void bindsEverybodyWhereItSaysAll() {
            set("\"all\":true", "\"backups\":false");
            assertThat(adas.get("/v1/policies").json().size()).isEqualTo(1);
            assertThat(bobs.get("/v1/policies").json().size()).isEqualTo(1);
            assertThat(adas.get("/v1/admin/policies/school").text("all")).isEqualTo("true");
        }

        @Test
        void endsOnceAndAgain() {
            set("\"all\":true", "\"backups\":false");
            assertThat(adas.delete("/v1/admin/policies/school").status()).isEqualTo(204);
            assertThat(adas.delete("/v1/admin/policies/school").status()).isEqualTo(204);
            assertThat(adas.get("/v1/admin/policies").json().size()).isZero();
            assertThat(adas.refused(Method.GET, "/v1/admin/policies/school", "").code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
        }

        @Test
        void isHeardByAnotherNodeWithinSeconds() {
            Policies other = new Policies(ledger, library.hints(), clock);
            assertThat(other.of(bob.home())).isEmpty();
            set(bobsHome(), "\"backups\":false");
            clock.move(Duration.ofSeconds(10));
            assertThat(other.of(bob.home())).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /v1/admin/policies",
            "GET, /v1/admin/policies/school",
            "PUT, /v1/admin/policies/school",
            "DELETE, /v1/admin/policies/school"
        })
        void isForAdministratorsAlone(Method method, String path) {
            assertThat(bobs.refused(method, path, "{}").code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
            assertThat(new AppTab(routes, HERE).refused(method, path, "{}").code())
                    .isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }

        @Test
        void refusesAHomeThatIsNot() {
            assertThat(adas.refused(
                                    Method.PUT,
                                    "/v1/admin/policies/school",
                                    body("\"homes\":[\"h-0000000000000000\"]", ""))
                            .code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"homes\":[]|",
                    "\"all\":false|",
                    "\"all\":true,\"homes\":[\"h-1\"]|",
                    "\"all\":\"yes\"|",
                    "\"all\":true|\"fileBytesMax\":0",
                    "\"all\":true|\"fileBytesMax\":\"much\"",
                    "\"all\":true|\"networks\":[]",
                    "\"all\":true|\"networks\":[\"nowhere\"]",
                    "\"all\":true|\"networks\":[\"10.0.0.0/99\"]",
                    "\"all\":true|\"collections\":[\"Files!\"]",
                    "\"all\":true|\"encryption\":1",
                    "\"all\":true|\"quietHours\":{\"zone\":\"Mars/Olympus\",\"spans\":[{\"from\":\"22:00\",\"to\":\"06:00\"}]}",
                    "\"all\":true|\"quietHours\":{\"zone\":\"Europe/Berlin\",\"spans\":[]}",
                    "\"all\":true|\"quietHours\":{\"zone\":\"Europe/Berlin\",\"spans\":[{\"from\":\"25:00\",\"to\":\"06:00\"}]}",
                    "\"all\":true|\"quietHours\":{\"zone\":\"UTC\",\"spans\":[{\"days\":[\"Someday\"],\"from\":\"22:00\",\"to\":\"06:00\"}]}",
                    "\"all\":true|\"quietHours\":{\"zone\":\"UTC\",\"spans\":[{\"days\":[null],\"from\":\"22:00\",\"to\":\"06:00\"}]}",
                    "\"all\":true|\"networks\":[null]",
                    "\"all\":true|\"more\":1",
                })
        void refusesWhatHasNoMeaning(String parts) {
            String[] both = (parts + " ").split("\\|");
            assertThatThrownBy(() -> set(both[0], both[1].strip())).isInstanceOf(MalformedException.class);
        }
    }

    @Nested
    class Ways {
        private Reason held(AppTab tab) {
            return tab.refused(Method.GET, "/v1/policies", "");
        }

        @Provokes(ReasonCode.POLICY_HOLDS)
        @Test
        void fromOtherNetworksAreRefusedWithThePolicysName() {
            set(bobsHome(), "\"networks\":[\"10.0.0.0/8\",\"2001:db8::/32\"]");
            Reason reason = held(bobs);
            assertThat(reason.code()).isEqualTo(ReasonCode.POLICY_HOLDS);
            assertThat(ReasonTexts.english().sentence(reason))
                    .contains("“School” of Ada", "the network of 192.0.2.7 is none of those that may be used");
            assertThat(adas.get("/v1/policies").status()).isEqualTo(200);
        }

        @Test
        void fromTheNetworkThatMayBeUsedAreLetIn() {
            set(bobsHome(), "\"networks\":[\"192.0.2.0/24\"]");
            assertThat(bobs.get("/v1/policies").status()).isEqualTo(200);
        }

        @Test
        void withoutEncryptionAreRefusedWhereItMustBe() {
            set(bobsHome(), "\"encryption\":true");
            assertThat(bobs.get("/v1/policies").status()).isEqualTo(200);
            assertThat(held(tab(bob, "http://limpid.example")).observed("flaw"))
                    .contains("the way to the server is not encrypted");
        }

        @Test
        void thatWouldLockTheirAdministratorOutAreNotSet() {
            assertThatThrownBy(() -> set("\"all\":true", "\"networks\":[\"10.0.0.0/8\"]"))
                    .isInstanceOfSatisfying(
                            MalformedException.class, e -> assertThat(e.flaw()).contains("lock you out"));
            assertThat(policies.all()).isEmpty();
        }

        @Test
        void fromThisVeryMachineAreAlwaysLetInUnlessAProxyPassesThemOn() {
            set(bobsHome(), "\"networks\":[\"10.0.0.0/8\"]");
            AppTab here = tab(bob, HERE).from("127.0.0.1");
            assertThat(here.get("/v1/policies").status()).isEqualTo(200);
            assertThat(held(here.sending("x-forwarded-for", "198.51.100.1")).code())
                    .isEqualTo(ReasonCode.POLICY_HOLDS);
        }
    }

    @Test
    void tellsDevicesWhatTheyHaveToKeepThemselves() {
        set(
                "\"all\":true",
                "\"fileBytesMax\":7,\"quietHours\":{\"zone\":\"Europe/Berlin\",\"spans\":[{\"days\":[\"FRIDAY\"],\"from\":\"22:00\",\"to\":\"06:00\"}]}");
        assertThat(policies.notices(bob.home())).singleElement().satisfies(notice -> {
            assertThat(notice.by()).isEqualTo("Ada");
            assertThat(notice.fileBytesMax()).contains(7L);
            assertThat(notice.quiet().orElseThrow().spans()).hasSize(1);
        });
        assertThat(List.copyOf(policies.bounds(bob.home()))).hasSize(1);
    }
}
