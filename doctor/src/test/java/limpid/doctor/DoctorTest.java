package limpid.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Who;
import limpid.doctor.check.Examination;
import limpid.doctor.check.Examined;
import limpid.doctor.check.Finding;
import limpid.doctor.look.Reach;
import limpid.wire.message.SpaceState;
import limpid.wire.message.StorageState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {
    private final Patient patient = new Patient();

    @Test
    void findsNothingWhereNothingIsTheMatter() {
        assertThat(patient.examined().causes()).isEmpty();
        assertThat(patient.examined().isHealthy()).isTrue();
    }

    @Test
    void saysWhatItCouldNotLookAtEvenWhenAllElseIsWell() {
        assertThat(patient.examined().notChecked()).isEmpty();
        patient.storage = Optional.empty();
        assertThat(patient.examined().isHealthy()).isTrue();
        assertThat(patient.examined().notChecked()).extracting(Examined::id).containsExactly("server-disk");
    }

    @Test
    void namesOnlyThatItHasNotJoined() {
        patient.membershipFails = Optional.of(ReasonCode.NOT_JOINED);
        assertThat(causes()).containsExactly(ReasonCode.NOT_JOINED);
    }

    @Nested
    class OnTheWayToTheServer {
        @Test
        @Provokes(ReasonCode.OFFLINE)
        void namesTheMissingNetworkAndNothingBehindIt() {
            patient.links.clear();
            patient.ports.clear();
            patient.holds(ReasonCode.SERVER_UNREACHABLE, 3, "a");
            patient.holds(ReasonCode.TRANSFER_STALLED, 1, "b");
            assertThat(causes()).containsExactly(ReasonCode.OFFLINE);
            assertThat(patient.examined().causes().getFirst().hides())
                    .containsExactly(ReasonCode.SERVER_UNREACHABLE, ReasonCode.TRANSFER_STALLED);
            assertThat(finding("server-name")).isInstanceOf(Finding.NotChecked.class);
        }

        @Test
        @Provokes(ReasonCode.OFFLINE)
        void takesNoRouteForNoNetwork() {
            patient.ports.put("203.0.113.7 443", new Reach.NoRoute("Network is unreachable"));
            assertThat(causes()).containsExactly(ReasonCode.OFFLINE);
        }

        @Test
        void needsNoNetworkForAServerOnThisMachine() {
            patient.address = "http://127.0.0.1:8420";
            patient.links.clear();
            patient.addresses.clear();
            patient.addresses.add("127.0.0.1");
            patient.answers(8420);
            assertThat(causes()).isEmpty();
        }

        @Test
        void namesTheNameThatLeadsNowhere() {
            patient.namesFail = Optional.of(ReasonCode.DNS_FAILURE);
            assertThat(causes()).containsExactly(ReasonCode.DNS_FAILURE);
        }

        @Test
        @Provokes(ReasonCode.SERVER_UNREACHABLE)
        void namesTheServerThatRefuses() {
            patient.ports.put("203.0.113.7 443", new Reach.Refused("Connection refused"));
            var cause = patient.examined().causes().getFirst();
            assertThat(cause.reason().code()).isEqualTo(ReasonCode.SERVER_UNREACHABLE);
            assertThat(cause.reason().observed("problem")).contains("nobody listens there");
        }

        @Test
        @Provokes(ReasonCode.SERVER_UNREACHABLE)
        void namesTheServerThatIsSilentOnAllPorts() {
            patient.ports.clear();
            assertThat(causes()).containsExactly(ReasonCode.SERVER_UNREACHABLE);
        }

        @Test
        @Provokes(ReasonCode.SERVER_UNREACHABLE)
        void namesTheServerThatTakesConnectionsAndHangs() {
            patient.serverFails = Optional.of(ReasonCode.TRANSFER_STALLED);
            assertThat(causes()).containsExactly(ReasonCode.SERVER_UNREACHABLE);
        }

        @Test
        @Provokes(ReasonCode.DNS_FAILURE)
        void takesNoAnswerAboutTheNameForNoName() {
            patient.namesTake = Examination.ROUND;
            assertThat(causes()).containsExactly(ReasonCode.DNS_FAILURE);
        }

        @Test
        @Provokes(ReasonCode.FIREWALL_BLOCKED)
        void tellsAFirewallFromAServerThatIsOff() {
            patient.address = "https://cloud.example:8420";
            patient.ports.clear();
            patient.ports.put("203.0.113.7 80", new Reach.Refused("Connection refused"));
            assertThat(causes()).containsExactly(ReasonCode.FIREWALL_BLOCKED);
        }

        @Test
        @Provokes(ReasonCode.IPV6_BLACKHOLE)
        void namesTheDeadOneOfTwoWays() {
            patient.addresses.addFirst("2001:db8::7");
            assertThat(causes()).containsExactly(ReasonCode.IPV6_BLACKHOLE);
            assertThat(finding("server")).isInstanceOf(Finding.Healthy.class);
        }

        @Test
        @Provokes(ReasonCode.MTU_BLACKHOLE)
        void namesTheWayThatLosesLargePackets() {
            patient.packetsFail = Optional.of(ReasonCode.TRANSFER_STALLED);
            patient.holds(ReasonCode.TRANSFER_STALLED, 3, "film");
            var cause = patient.examined().causes().getFirst();
            assertThat(causes()).containsExactly(ReasonCode.MTU_BLACKHOLE);
            assertThat(cause.reason().observed("small-requests")).contains("answered");
            assertThat(cause.hides()).containsExactly(ReasonCode.TRANSFER_STALLED);
        }

        @Test
        void takesAWayThatBreaksForThat() {
            patient.packetsFail = Optional.of(ReasonCode.CONNECTION_CUT);
            assertThat(causes()).containsExactly(ReasonCode.CONNECTION_CUT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "127.0.1.1", "0.0.0.0", "0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:0"})
        @Provokes(ReasonCode.DNS_WRONG_ADDRESS)
        void namesTheNameThatLeadsToThisVeryComputerWhereNoServerIs(String address) {
            patient.addresses.clear();
            patient.addresses.add(address);
            patient.ports.put(address + " 443", new Reach.Refused("Connection refused"));
            patient.holds(ReasonCode.SERVER_UNREACHABLE, 3, "a");
            var cause = patient.examined().causes().getFirst();
            assertThat(causes()).containsExactly(ReasonCode.DNS_WRONG_ADDRESS);
            assertThat(cause.reason().observed("host")).contains("cloud.example");
            assertThat(cause.hides()).containsExactly(ReasonCode.SERVER_UNREACHABLE);
        }

        /** Some systems give their own name the address 127.0.1.1. */
        @Test
        void findsAServerOfAnotherNameOnThisComputer() {
            patient.addresses.clear();
            patient.addresses.add("127.0.1.1");
            patient.answers(443);
            assertThat(causes()).isEmpty();
        }

        @Test
        @Provokes(ReasonCode.CAPTIVE_PORTAL)
        void namesThePortalThatLooksLikeABadCertificate() {
            patient.portal = Optional.of("http://login.hotel.example/");
            patient.handshakeFails = Optional.of(ReasonCode.CERT_UNTRUSTED);
            assertThat(causes()).containsExactly(ReasonCode.CAPTIVE_PORTAL);
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "CERT_EXPIRED",
                    "CERT_NOT_YET_VALID",
                    "CERT_UNTRUSTED",
                    "CERT_WRONG_HOST",
                    "CERT_CHAIN_BAD",
                    "TLS_INTERCEPTED",
                    "CONNECTION_CUT",
                    "NOT_LIMPID"
                })
        void namesWhatIsWrongWithTheEncryption(ReasonCode code) {
            patient.handshakeFails = Optional.of(code);
            assertThat(causes()).containsExactly(code);
        }

        @ParameterizedTest
        @EnumSource(names = {"NOT_LIMPID", "FOREIGN_AUTH_WALL", "SERVER_ERROR", "SHUTTING_DOWN", "PROXY_TIMEOUT"})
        void namesWhatAnswersInsteadOfAHello(ReasonCode code) {
            patient.serverFails = Optional.of(code);
            assertThat(causes()).containsExactly(code);
        }
    }

    @Nested
    class AtTheServer {
        @Test
        @Provokes(ReasonCode.SERVER_IDENTITY_CHANGED)
        void noticesThatAnotherServerAnswers() {
            patient.serverId = "server-two";
            patient.signInFails = Optional.of(ReasonCode.NOT_SIGNED_IN);
            assertThat(causes()).containsExactly(ReasonCode.SERVER_IDENTITY_CHANGED);
        }

        @ParameterizedTest
        @CsvSource({"2, 3, this device", "0, 0, the server"})
        @Provokes(ReasonCode.VERSION_MISMATCH)
        void saysWhichSideIsTooOld(int min, int max, String older) {
            patient.protocolMin = min;
            patient.protocolMax = max;
            var cause = patient.examined().causes().getFirst().reason();
            assertThat(cause.code()).isEqualTo(ReasonCode.VERSION_MISMATCH);
            assertThat(cause.observed("older")).contains(older);
        }

        @ParameterizedTest
        @EnumSource(names = {"TOKEN_REVOKED", "NOT_SIGNED_IN", "TOKEN_EXPIRED", "ACCOUNT_DISABLED"})
        void saysWhyTheDeviceIsNotSignedIn(ReasonCode code) {
            patient.signInFails = Optional.of(code);
            assertThat(causes()).containsExactly(code);
            assertThat(finding("plan")).isInstanceOf(Finding.NotChecked.class);
        }

        @ParameterizedTest
        @CsvSource({"7999, ''", "8000, PLAN_NEARLY_FULL", "9999, PLAN_NEARLY_FULL", "10000, QUOTA_EXCEEDED"})
        @Provokes({ReasonCode.PLAN_NEARLY_FULL, ReasonCode.QUOTA_EXCEEDED})
        void warnsBeforeThePlanIsFull(long used, String expected) {
            patient.space = new SpaceState(10_000, used, 0, 500_000);
            assertThat(causes()).extracting(Enum::name).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
        }

        @ParameterizedTest
        @CsvSource({"ENOUGH, ''", "LITTLE, SERVER_DISK_NEARLY_FULL", "NONE, SERVER_DISK_FULL"})
        @Provokes({ReasonCode.SERVER_DISK_NEARLY_FULL, ReasonCode.SERVER_DISK_FULL})
        void warnsBeforeTheServersDiskIsFull(StorageState.Room room, String expected) {
            patient.storage = Optional.of(new StorageState(room, Optional.of(5L), List.of()));
            assertThat(causes()).extracting(Enum::name).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
            patient.examined().causes().forEach(cause -> {
                assertThat(cause.reason().observed("free-bytes")).contains("5");
                assertThat(ReasonTexts.english().remedies(cause.reason()))
                        .extracting(remedy -> remedy.who())
                        .containsOnly(Who.ADMINISTRATOR);
            });
        }

        @Test
        void countsReservedSpaceAsUsed() {
            patient.space = new SpaceState(10_000, 4_000, 6_000, 0);
            assertThat(causes()).containsExactly(ReasonCode.QUOTA_EXCEEDED);
        }
    }

    @Nested
    class OfTheClock {
        @ParameterizedTest
        @CsvSource({"-7200", "-121", "121", "31536000"})
        @Provokes(ReasonCode.CLOCK_SKEW_DEVICE)
        void namesTheWrongClockWithBothTimes(long seconds) {
            patient.clock.jump(Duration.ofSeconds(seconds));
            var cause = patient.examined().causes().getFirst().reason();
            assertThat(cause.code()).isEqualTo(ReasonCode.CLOCK_SKEW_DEVICE);
            assertThat(cause.observed("difference-seconds")).contains(Long.toString(seconds));
            assertThat(cause.observed("device-time")).isNotEqualTo(cause.observed("server-time"));
        }

        @ParameterizedTest
        @CsvSource({"-120", "0", "120"})
        void bearsASmallDifference(long seconds) {
            patient.clock.jump(Duration.ofSeconds(seconds));
            assertThat(causes()).isEmpty();
        }

        @Test
        void explainsACertificateThatSeemsExpired() {
            patient.holds(ReasonCode.CLOCK_SKEW_DEVICE, 0);
            patient.handshakeFails = Optional.of(ReasonCode.CERT_NOT_YET_VALID);
            assertThat(causes()).containsExactly(ReasonCode.CLOCK_SKEW_DEVICE);
        }

        /** A wrong clock says nothing about why a server is off. */
        @Test
        void doesNotExplainAServerThatIsOff() {
            patient.holds(ReasonCode.CLOCK_SKEW_DEVICE, 0);
            patient.ports.clear();
            assertThat(causes()).containsExactly(ReasonCode.SERVER_UNREACHABLE, ReasonCode.CLOCK_SKEW_DEVICE);
        }
    }

    @Nested
    class OnTheDevice {
        @Test
        @Provokes(ReasonCode.AGENT_NOT_RUNNING)
        void worksWhileTheAgentDoesNotRun() {
            patient.agentRuns = false;
            patient.holds(ReasonCode.FILE_CHANGING, 1, "stale");
            assertThat(causes()).containsExactly(ReasonCode.AGENT_NOT_RUNNING);
            assertThat(finding("files")).isInstanceOf(Finding.NotChecked.class);
            assertThat(finding("plan")).isInstanceOf(Finding.Healthy.class);
        }

        @Test
        void explainsADeadAgentByItsDatabase() {
            patient.agentRuns = false;
            patient.databaseFails = Optional.of(ReasonCode.DB_CORRUPT);
            assertThat(causes()).containsExactly(ReasonCode.DB_CORRUPT);
        }

        @Test
        void namesTheMissingFolderAndNotTheHeldDeletions() {
            patient.rootFails = Optional.of(ReasonCode.ROOT_MISSING);
            patient.holds(ReasonCode.MASS_DELETE_GUARD, 300, "a", "b");
            assertThat(causes()).containsExactly(ReasonCode.ROOT_MISSING);
        }

        @Test
        @Provokes(ReasonCode.DEVICE_DISK_FULL)
        void namesTheFullDisk() {
            patient.disk.faults().leaveFree(1_000_000);
            var cause = patient.examined().causes().getFirst();
            assertThat(cause.reason().code()).isEqualTo(ReasonCode.DEVICE_DISK_FULL);
            assertThat(cause.reason().observed("free-bytes")).isPresent();
        }

        @Test
        void leavesTheDiskUncheckedWhereNothingIsThere() {
            patient.disk.delete(Patient.root());
            patient.disk.delete(Patient.state());
            assertThat(finding("device-disk")).isInstanceOf(Finding.NotChecked.class);
        }

        @ParameterizedTest
        @CsvSource({
            "WATCH_LIMIT, watcher",
            "NAME_ILLEGAL, names",
            "PERMISSION_DENIED_LOCAL, files",
            "FILE_LOCKED_LOCAL, files",
            "RATE_LIMITED, work",
            "PAUSED, work"
        })
        void takesOverWhatTheAgentMet(ReasonCode code, String check) {
            patient.holds(code, 2, "Music/a.flac", "Music/b.flac");
            assertThat(causes()).containsExactly(code);
            assertThat(finding(check)).isInstanceOf(Finding.Problem.class);
            assertThat(patient.examined().causes().getFirst().sample()).containsExactly("Music/a.flac", "Music/b.flac");
        }

        @ParameterizedTest
        @EnumSource(names = {"QUEUED", "UPLOADING", "IGNORED_BY_RULE", "WAITING_FOR_OTHER_ITEM"})
        void callsNothingACauseThatMovesOrIsMeantSo(ReasonCode code) {
            patient.holds(code, 9, "a");
            assertThat(causes()).isEmpty();
        }

        @Test
        @Provokes(ReasonCode.DEVICE_SILENT)
        void noticesAnAgentThatRunsAndIsSilent() {
            patient.sinceContact = Duration.ofMinutes(16);
            assertThat(causes()).containsExactly(ReasonCode.DEVICE_SILENT);
        }

        @Test
        @Provokes(ReasonCode.UNEXPLAINED)
        void noticesAnAgentThatRunsAndLooksAtNothing() {
            patient.sinceScan = Duration.ofHours(4);
            assertThat(causes()).containsExactly(ReasonCode.UNEXPLAINED);
        }

        @Test
        void bearsSilenceWhilePaused() {
            patient.sinceContact = Duration.ofDays(2);
            patient.agentState = "PAUSED";
            assertThat(causes()).isEmpty();
        }
    }

    private List<ReasonCode> causes() {
        return patient.examined().causes().stream()
                .map(cause -> cause.reason().code())
                .toList();
    }

    private Finding finding(String check) {
        return patient.examined().checks().stream()
                .filter(examined -> examined.id().equals(check))
                .findFirst()
                .orElseThrow()
                .finding();
    }
}
