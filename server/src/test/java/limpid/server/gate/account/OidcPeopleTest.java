package limpid.server.gate.account;

import static limpid.server.gate.account.ClubRig.HERE;
import static limpid.server.gate.account.ClubRig.PASSWORD;
import static limpid.server.gate.account.ClubRig.comeBack;
import static limpid.server.gate.account.ClubRig.endsWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Method;
import limpid.server.gate.account.AppTab.Said;
import limpid.store.ledger.PersonRow;
import limpid.store.ledger.Role;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcPeopleTest {
    private final ClubRig rig = new ClubRig();

    @Nested
    class WhoItIs {
        @Test
        void isTheSamePersonEachTimeWhateverTheirAddressIs() {
            AppTab first = rig.stranger();
            rig.signInByClub(first);
            rig.club.email = "\"email\":\"countess@club.example\",\"email_verified\":true";
            AppTab second = rig.stranger();
            rig.signInByClub(second);
            assertThat(rig.signedInThere(second).id())
                    .isEqualTo(rig.signedInThere(first).id());
        }

        @Provokes(ReasonCode.PROVIDER_PERSON_UNKNOWN)
        @Test
        void isNobodyWhereTheProviderMayNotMakeAccounts() {
            rig.set(false, false);
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void isNotSomebodyElseBecauseOfAnAddress() {
            rig.club.email = "\"email\":\"ada@example.org\",\"email_verified\":true";
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=ADDRESS_TAKEN");
        }

        @Test
        void isWhoHasTheAddressWhereTheAdministratorSaidSo() {
            rig.set(false, true);
            rig.club.email = "\"email\":\"Ada@Example.org\",\"email_verified\":true";
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
            assertThat(rig.signedInThere(tab).id()).isEqualTo(rig.ada.person());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"email\":\"ada@example.org\"",
                    "\"email\":\"ada@example.org\",\"email_verified\":false",
                    "\"email\":\"bob@example.org\",\"email_verified\":true",
                })
        void isNotWhoHasAnAddressThatIsNotVouchedForOrOfAnotherHome(String email) {
            rig.set(false, true);
            rig.club.email = email;
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void isAMemberOfTheHomeThatTheProviderSpeaksFor() {
            AppTab tab = rig.stranger();
            rig.signInByClub(tab);
            PersonRow made = rig.signedInThere(tab);
            assertThat(made.rights().role()).isEqualTo(Role.MEMBER);
            assertThat(made.rights().administrator()).isFalse();
            assertThat(made.name()).isEqualTo("Ada");
            Optional<PersonRow> here = rig.ledger.read(rig.ada.home(), rows -> rows.person(made.id()));
            assertThat(here).isPresent();
        }
    }

    @Nested
    class Tying {
        private Said tie(AppTab tab) {
            Said way = tab.post("/v1/account/providers/club", "{\"password\":\"" + PASSWORD + "\"}");
            return comeBack(tab, rig.learn(way.text("location")));
        }

        @Test
        void letsSomebodyInByTheProviderFromThenOn() {
            endsWith(tie(rig.signedIn(rig.bob)), "/security");
            assertThat(rig.bobs.get("/v1/account/providers").json().path(0).has("since"))
                    .isTrue();
            AppTab tab = rig.stranger();
            endsWith(rig.signInByClub(tab), "/");
            assertThat(rig.signedInThere(tab).id()).isEqualTo(rig.bob.person());
        }

        @Test
        void asksForThePassword() {
            assertThat(rig.bobs
                            .refused(Method.POST, "/v1/account/providers/club", "{\"password\":\"a guess\"}")
                            .code())
                    .isEqualTo(ReasonCode.CREDENTIALS_REJECTED);
        }

        @Test
        void takesNobodyWhoIsTiedToSomebodyElse() {
            tie(rig.signedIn(rig.bob));
            endsWith(tie(rig.signedIn(rig.ada)), "/security?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void ends() {
            tie(rig.signedIn(rig.bob));
            assertThat(rig.bobs.delete("/v1/account/providers/club").status()).isEqualTo(204);
            assertThat(rig.bobs.delete("/v1/account/providers/club").status()).isEqualTo(204);
            rig.set(false, false);
            endsWith(rig.signInByClub(rig.stranger()), "/sign-in?problem=PROVIDER_PERSON_UNKNOWN");
        }

        @Test
        void doesNotEndForWhoCouldNotComeInOtherwise() {
            AppTab tab = rig.stranger();
            rig.signInByClub(tab);
            tab.sending("sec-fetch-site", "same-origin").sending("limpid-protocol", "1");
            assertThatThrownBy(() -> tab.delete("/v1/account/providers/club")).isInstanceOf(MalformedException.class);
        }
    }

    @Nested
    class Keeping {
        @Test
        void showsEverythingButTheSecret() {
            Said said = rig.adas.get("/v1/admin/providers/club");
            assertThat(said.json().toString())
                    .contains("\"hasSecret\":true", "\"name\":\"The club\"", "\"linkByEmail\":false")
                    .contains("\"back\":\"" + HERE + "/v1/session/provider/club/back\"")
                    .doesNotContain("s:cret");
        }

        @Test
        void keepsTheSecretWhenNoneIsSaid() {
            rig.adas.put(
                    "/v1/admin/providers/club", rig.wanted(true, false).replace("\"clientSecret\":\"s:cret\",", ""));
            rig.signInByClub(rig.stranger());
            assertThat(rig.club.tokenRequest.headers()).containsKey("Authorization");
        }

        @Test
        void saysAtOnceWhenAProviderDoesNotAnswer() {
            rig.club.isDown = true;
            assertThat(rig.set(true, false).text("lastProblem", "code")).isEqualTo("PROVIDER_UNAVAILABLE");
        }

        @Test
        void forgets() {
            assertThat(rig.adas.delete("/v1/admin/providers/club").status()).isEqualTo(204);
            assertThat(rig.adas.delete("/v1/admin/providers/club").status()).isEqualTo(204);
            assertThat(rig.adas.get("/v1/admin/providers").json().size()).isZero();
            endsWith(rig.stranger().get("/v1/session/provider/club"), "/sign-in?problem=NOT_FOUND");
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /v1/admin/providers",
            "GET, /v1/admin/providers/club",
            "PUT, /v1/admin/providers/club",
            "DELETE, /v1/admin/providers/club"
        })
        void isForAdministratorsAlone(Method method, String path) {
            assertThat(rig.bobs.refused(method, path, "{}").code()).isEqualTo(ReasonCode.PERMISSION_DENIED_REMOTE);
            assertThat(new AppTab(rig.routes, HERE).refused(method, path, "{}").code())
                    .isEqualTo(ReasonCode.NOT_SIGNED_IN);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"name\":\"The club\" | \"name\":\"\"",
                    "\"name\":\"The club\" | \"name\":7",
                    "\"name\":\"The club\" | \"title\":\"The club\"",
                    "https://id.example/club | http://id.example/club",
                    "https://id.example/club | nowhere",
                    "\"clientId\":\"limpid\" | \"clientId\":\" \"",
                    "\"clientSecret\":\"s:cret\" | \"clientSecret\":\"a\\nb\"",
                    "\"createPeople\":true | \"createPeople\":\"yes\"",
                    "\"createPeople\":true | \"createPeople\":true,\"more\":1",
                })
        void refusesWhatHasNoForm(String right, String wrong) {
            String body = rig.wanted(true, false).replace(right, wrong);
            assertThatThrownBy(() -> rig.adas.put("/v1/admin/providers/club", body))
                    .isInstanceOf(MalformedException.class);
        }

        @Test
        void refusesAHomeThatIsNot() {
            String body = rig.wanted(true, false).replace(rig.ada.home().text(), "h-0000000000000000");
            assertThat(rig.adas
                            .refused(Method.PUT, "/v1/admin/providers/club", body)
                            .code())
                    .isEqualTo(ReasonCode.NOT_FOUND);
        }

        @ParameterizedTest
        @CsvSource({"CLUB", "a/b", "..", "-a", "a b"})
        void refusesIdsThatDoNotBelongIntoAddresses(String id) {
            assertThatThrownBy(() ->
                            rig.adas.put("/v1/admin/providers/" + id.replace("/", "%2F"), rig.wanted(true, false)))
                    .isInstanceOf(MalformedException.class);
        }
    }
}
