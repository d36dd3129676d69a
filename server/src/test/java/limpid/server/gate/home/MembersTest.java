package limpid.server.gate.home;

import static limpid.server.library.Rig.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.audit.AuditEntry;
import limpid.server.library.Caller;
import limpid.store.ledger.DirectoryTransaction.Resident;
import limpid.store.ledger.PersonRow.Share;
import limpid.store.ledger.Role;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
    private final Households all = new Households();

    private String member(Resident who) {
        return "/v1/home/members/" + who.person();
    }

    @Nested
    class TheList {
        @Test
        void showsAnOwnerEverything() {
            String seen = all.get(all.ann, "/v1/home").text();
            assertThat(seen)
                    .contains("\"name\":\"Ann\"", "\"planBytes\":10000000", "ann@example.org", "Bea@example.org")
                    .contains("\"role\":\"CHILD\"", "\"devices\":2", "\"lastSeenAt\"", "dan@example.org");
        }

        @Test
        void showsAMemberNamesAndNoAddresses() {
            String seen = all.get(all.bea, "/v1/home").text();
            assertThat(seen).contains("\"Ann\"", "\"Cid\"", "Bea@example.org");
            assertThat(seen).doesNotContain("ann@example.org", "Cid@example.org", "dan@example.org");
        }

        @Test
        void showsAChildItselfAlone() {
            String seen = all.get(all.cid, "/v1/home").text();
            assertThat(seen).contains("Cid@example.org");
            assertThat(seen).doesNotContain("\"Bea\"", "ann@example.org", "Bea@example.org", "dan@example.org");
        }

        @Test
        void showsNothingOfAnotherHome() {
            assertThat(all.get(all.eve, "/v1/home").text())
                    .doesNotContain("Ann", "Bea", all.bea.person().text());
        }
    }

    @Nested
    class Roles {
        @Test
        void areGivenByOwners() {
            assertThat(all.put(all.ann, member(all.bea), "{~role~:~OWNER~}").status())
                    .isEqualTo(200);
            assertThat(all.row(all.bea).rights().role()).isEqualTo(Role.OWNER);
            assertThat(all.put(all.bea, member(all.ann), "{~role~:~CHILD~}").status())
                    .isEqualTo(200);
            assertThat(all.put(all.ann, member(all.ann), "{~role~:~OWNER~}").status())
                    .isEqualTo(403);
        }

        @Test
        @Provokes(ReasonCode.PERMISSION_DENIED_REMOTE)
        void areNotGivenByMembersNotEvenToThemselves() {
            Households.Answer refused = all.put(all.bea, member(all.bea), "{~role~:~OWNER~}");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("PERMISSION_DENIED_REMOTE", "member", "owner");
            assertThat(all.row(all.bea).rights().role()).isEqualTo(Role.MEMBER);
        }

        @Test
        void leaveAHomeAnOwner() {
            Households.Answer refused = all.put(all.ann, member(all.ann), "{~role~:~MEMBER~}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).startsWith("role: A home keeps at least one owner");
        }

        @Test
        void countOwnersWhoAreSwitchedOffAsNone() {
            all.put(all.ann, member(all.bea), "{~role~:~OWNER~}");
            all.delete(all.ann, member(all.bea));
            assertThat(all.put(all.ann, member(all.ann), "{~role~:~MEMBER~}").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Shares {
        @Test
        void areSetAndTakenAway() {
            all.put(all.ann, member(all.bea), "{~floorBytes~:100,~capBytes~:500}");
            assertThat(all.row(all.bea).share()).isEqualTo(new Share(100, Optional.of(500L)));
            all.put(all.ann, member(all.bea), "{~floorBytes~:null}");
            assertThat(all.row(all.bea).share()).isEqualTo(new Share(0, Optional.of(500L)));
            all.put(all.ann, member(all.bea), "{~capBytes~:null}");
            assertThat(all.row(all.bea).share()).isEqualTo(Share.WHOLE);
        }

        @Test
        void bindFromThenOn() {
            Caller bea = all.join(all.bea);
            all.put(all.ann, member(all.bea), "{~capBytes~:500}");
            assertThat(reasonOf(() -> all.rig.library.reserve(bea, 501)).observed("bound"))
                    .contains("cap");
            all.put(all.ann, member(all.bea), "{~capBytes~:null}");
            assertThat(all.rig.library.reserve(bea, 501).bytes()).isEqualTo(501);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{~floorBytes~:-1} | floorBytes",
                    "{~floorBytes~:10000001} | floorBytes: At most 10 MB can be kept for Bea",
                    "{~capBytes~:9007199254740992} | capBytes",
                    "{~floorBytes~:10,~capBytes~:9} | capBytes",
                    "{~capBytes~:1.5} | capBytes",
                    "{~capBytes~:~5~} | capBytes",
                    "{~role~:~KING~} | role",
                    "{~rolle~:~OWNER~} | rolle: unknown field",
                    "[] | :",
                })
        void areNotSetToWhatMakesNoSense(String body, String problem) {
            Households.Answer refused = all.put(all.ann, member(all.bea), body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).startsWith(problem);
            assertThat(all.row(all.bea).share()).isEqualTo(Share.WHOLE);
        }

        @Test
        void neverPromiseTheSameRoomTwice() {
            all.put(all.ann, member(all.bea), "{~floorBytes~:6000000}");
            Households.Answer refused = all.put(all.ann, member(all.cid), "{~floorBytes~:5000000}");
            assertThat(refused.text()).contains("At most 4 MB can be kept for Cid");
        }
    }

    @Nested
    class Removal {
        @Test
        void keepsSomebodyOutAndSaysUntilWhenTheyCanComeBack() {
            all.join(all.bea);
            all.get(all.bea, "/v1/home");
            Households.Answer removed = all.delete(all.ann, member(all.bea));
            assertThat(removed.status()).isEqualTo(200);
            assertThat(removed.text())
                    .contains(all.rig.clock.now().plus(Duration.ofDays(30)).toString(), "\"devices\":1");
            assertThat(all.get(all.bea, "/v1/home").status()).isEqualTo(401);
            assertThat(all.get(all.ann, "/v1/home").text()).contains("\"removal\"", "\"disabled\":true");
            all.rig.clock.pass(Duration.ofDays(1));
            assertThat(all.delete(all.ann, member(all.bea))).isEqualTo(removed);
        }

        @Test
        void isUndoneByTakingBack() {
            all.delete(all.ann, member(all.bea));
            assertThat(all.post(all.ann, member(all.bea) + "/restored", "").status())
                    .isEqualTo(200);
            assertThat(all.row(all.bea).rights().disabledAt()).isEmpty();
            assertThat(all.get(all.ann, "/v1/home").text()).doesNotContain("\"removal\"");
        }

        @Test
        void doesNotLetInWhomAnAdministratorKeptOut() {
            all.rig.ledger.write(all.ann.home(), rows -> {
                var row = rows.person(all.bea.person()).orElseThrow();
                rows.putPerson(row.with(row.rights().disabled(Optional.of(all.rig.clock.now()))));
                return row;
            });
            all.delete(all.ann, member(all.bea));
            all.post(all.ann, member(all.bea) + "/restored", "");
            assertThat(all.row(all.bea).rights().disabledAt()).isPresent();
        }

        @Test
        void endsAfterThirtyDays() {
            all.delete(all.ann, member(all.bea));
            all.rig.clock.pass(Duration.ofDays(30));
            all.signInAgain(all.ann);
            Households.Answer late = all.post(all.ann, member(all.bea) + "/restored", "");
            assertThat(late.status()).isEqualTo(400);
            assertThat(late.text()).startsWith("member: The thirty days are over");
        }

        @Test
        void sparesOwnersThemselvesAndWhoRunsTheServer() {
            assertThat(all.delete(all.ann, member(all.ann)).text()).startsWith("member: You leave by deleting");
            all.put(all.ann, member(all.bea), "{~role~:~OWNER~}");
            assertThat(all.delete(all.bea, member(all.ann)).text()).startsWith("member: Ann runs the server");
        }

        @Test
        void isNoted() {
            all.delete(all.ann, member(all.bea));
            AuditEntry noted = all.audit.list(all.ann.home(), "", 1).getFirst();
            assertThat(noted.sentence()).isEqualTo("Ann removed Bea from the home.");
            assertThat(noted.address()).isEqualTo("192.0.2.7");
        }
    }

    @ParameterizedTest
    @CsvSource({"~Our home~, 204", "~ ~, 400", "~a\\nb~, 400", "5, 400"})
    void aHomeIsRenamedByItsOwner(String name, int status) {
        assertThat(all.put(all.ann, "/v1/home/name", "{~name~:" + name + "}").status())
                .isEqualTo(status);
    }
}
