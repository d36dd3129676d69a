package limpid.server.gate.account;

import static limpid.server.gate.account.Residence.ADA;
import static limpid.server.gate.account.Residence.PASSWORD;
import static limpid.server.gate.account.Residence.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import limpid.core.id.HomeId;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.account.guest.Invitations;
import limpid.server.account.own.Deletion;
import limpid.server.gate.account.AppClient.Answer;
import limpid.server.upkeep.Budget;
import limpid.wire.message.JoinReply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invitations, accounts that are switched off or end, and what is taken along. */
class LettingInTest {
    private static final String BOB = "bob@example.org";
    private static final String GUEST =
            "{\"name\":\"Bob\",\"email\":\"bob@example.org\",\"password\":\"bobs plain words\"}";

    private final Residence residence = new Residence();
    private final AppClient ada = residence.ada();

    @Nested
    class AnInvitation {
        private final String token = residence.invitation(ada, "CHILD");

        @Test
        void saysToWhatItInvites() {
            Answer card = residence.browser().get("/v1/invitations/" + token);
            assertThat(card.text("home")).isEqualTo("Ada");
            assertThat(card.text("inviter")).isEqualTo("Ada");
            assertThat(card.text("role")).isEqualTo("CHILD");
        }

        @Test
        void letsSomebodyInWithTheirRoleAndTheirOwnFiles() {
            AppClient bob = residence.browser();
            Answer me = bob.post("/v1/invitations/" + token, GUEST);
            assertThat(me.status()).isEqualTo(201);
            assertThat(me.json().path("person").path("role").asString()).isEqualTo("CHILD");
            assertThat(me.json().path("person").path("administrator").asBoolean())
                    .isFalse();
            assertThat(me.json().path("home").path("id").asString())
                    .isEqualTo(ada.get("/v1/session")
                            .json()
                            .path("home")
                            .path("id")
                            .asString());
            assertThat(me.json().path("collections").get(0).path("id").asString())
                    .startsWith("files-p-");
            assertThat(bob.get("/v1/session").status()).isEqualTo(200);
        }

        @Provokes(ReasonCode.LINK_ENDED)
        @Test
        void worksOnce() {
            residence.browser().post("/v1/invitations/" + token, GUEST);
            Answer again = residence.browser().post("/v1/invitations/" + token, GUEST.replace("bob@", "eve@"));
            assertThat(again.code()).isEqualTo("LINK_ENDED");
            assertThat(again.status()).isEqualTo(410);
            assertThat(residence.library.registry().resident("eve@example.org")).isEmpty();
        }

        @Test
        void endsAfterSevenDays() {
            residence.clock.move(Invitations.LASTS);
            assertThat(residence.browser().get("/v1/invitations/" + token).code())
                    .isEqualTo("LINK_ENDED");
            assertThat(residence
                            .browser()
                            .post("/v1/invitations/" + token, GUEST)
                            .code())
                    .isEqualTo("LINK_ENDED");
        }

        @Test
        void endsWhenItIsWithdrawn() {
            String id = token.split("\\.")[1];
            assertThat(ada.delete("/v1/home/invitations/" + id).status()).isEqualTo(204);
            assertThat(ada.delete("/v1/home/invitations/" + id).status()).isEqualTo(204);
            assertThat(residence
                            .browser()
                            .post("/v1/invitations/" + token, GUEST)
                            .code())
                    .isEqualTo("LINK_ENDED");
        }

        @Test
        void isNotUsedUpByAnAddressThatIsTaken() {
            String taken = GUEST.replace("bob@example.org", ADA);
            assertThat(residence
                            .browser()
                            .post("/v1/invitations/" + token, taken)
                            .code())
                    .isEqualTo("ADDRESS_TAKEN");
            assertThat(residence
                            .browser()
                            .post("/v1/invitations/" + token, GUEST)
                            .status())
                    .isEqualTo(201);
        }

        @Provokes(ReasonCode.ALREADY_DONE)
        @Test
        void isNotTheSameTwice() {
            String id = token.split("\\.")[1];
            assertThat(ada.put("/v1/home/invitations/" + id, "{\"role\":\"OWNER\"}")
                            .code())
                    .isEqualTo("ALREADY_DONE");
        }

        @ParameterizedTest
        @CsvSource({"''", "h-1", "h-1.x.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        void cannotBeMadeUp(String made) {
            assertThat(residence.browser().get("/v1/invitations/" + made).code())
                    .isEqualTo("NOT_FOUND");
            String otherSecret = token.substring(0, token.length() - 4) + "AAAA";
            assertThat(residence.browser().get("/v1/invitations/" + otherSecret).code())
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Nested
    class AnAccountThatIsSwitchedOff {
        @Provokes(ReasonCode.ACCOUNT_DISABLED)
        @Test
        void signsBrowsersOutRefusesDevicesAndLetsThemInAgainWhenItIsOn() {
            AppClient bob = residence.member(ada, BOB, "MEMBER");
            JoinReply laptop = residence.join(BOB, "laptop");
            residence.switched(BOB, true);
            assertThat(bob.get("/v1/session").code()).isEqualTo("NOT_SIGNED_IN");
            Answer refused = residence.device(laptop).get("/v1/state");
            assertThat(refused.code()).isEqualTo("ACCOUNT_DISABLED");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.evidence())
                    .containsEntry("disabled-at", residence.clock.now().toString());
            residence.switched(BOB, false);
            assertThat(residence.device(laptop).get("/v1/state").status()).isEqualTo(200);
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(BOB, "guests plain words", ""))
                            .status())
                    .isEqualTo(200);
            assertThat(ada.get("/v1/session").status()).isEqualTo(200);
        }

        @Test
        void alsoClosesABrowserWhoseSessionSomehowStayed() {
            SignInTest.Accounts.disable(residence, ADA);
            assertThat(ada.get("/v1/session").code()).isEqualTo("ACCOUNT_DISABLED");
            assertThat(ada.get("/v1/state").code()).isEqualTo("ACCOUNT_DISABLED");
        }
    }

    @Nested
    class ADeletion {
        private final String ask = "{\"password\":\"%s\"}";

        @Test
        void isAskedWithThePasswordAndMayBeTakenBack() {
            assertThat(ada.post("/v1/account/deletion", ask.formatted("guess")).code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            Answer asked = ada.post("/v1/account/deletion", ask.formatted(PASSWORD));
            assertThat(asked.text("due"))
                    .isEqualTo(residence.clock.now().plus(Deletion.GRACE).toString());
            assertThat(asked.text("receipt")).contains("Ada", ADA, "2026-12-05");
            assertThat(ada.get("/v1/account")
                            .json()
                            .path("deletion")
                            .path("due")
                            .asString())
                    .isEqualTo(asked.text("due"));
            assertThat(ada.get("/v1/session")
                            .json()
                            .path("notices")
                            .get(0)
                            .path("code")
                            .asString())
                    .isEqualTo("ACCOUNT_DELETION_PENDING");
            residence.clock.move(Duration.ofDays(1));
            assertThat(ada.post("/v1/account/deletion", ask.formatted(PASSWORD)).text("receipt"))
                    .as("asked twice")
                    .isEqualTo(asked.text("receipt"));
            assertThat(ada.delete("/v1/account/deletion").status()).isEqualTo(204);
            residence.clock.move(Deletion.GRACE);
            upkeep();
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(ADA, PASSWORD, ""))
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void takesAllThatTheyHadOnceItsTimeHasComeAndNothingOfOthers() {
            AppClient bob = residence.member(ada, BOB, "MEMBER");
            JoinReply laptop = residence.join(BOB, "laptop");
            SignInTest.TwoStepOn.of(residence, bob, "", "guests plain words");
            bob.post("/v1/account/deletion", ask.formatted("guests plain words"));
            residence.clock.move(Deletion.GRACE.minusSeconds(1));
            upkeep();
            assertThat(residence.device(laptop).get("/v1/state").status()).isEqualTo(200);
            residence.clock.move(Duration.ofSeconds(1));
            upkeep();
            assertThat(residence.device(laptop).get("/v1/state").code()).isEqualTo("NOT_SIGNED_IN");
            assertThat(residence.library.registry().resident(BOB)).isEmpty();
            assertThat(residence
                            .browser()
                            .post("/v1/session", signIn(BOB, "guests plain words", ""))
                            .code())
                    .isEqualTo("CREDENTIALS_REJECTED");
            assertThat(ada.get("/v1/session").status()).isEqualTo(200);
            assertThat(residence.member(ada, BOB, "MEMBER").get("/v1/session").status())
                    .as("the address is free again")
                    .isEqualTo(200);
        }

        @Test
        void isNotForTheLastOwnerOfOthersNorForTheLastWhoRunsTheServer() {
            residence.member(ada, BOB, "MEMBER");
            assertThat(ada.post("/v1/account/deletion", ask.formatted(PASSWORD)).field())
                    .isEqualTo("role");
            residence.member(ada, "carl@example.org", "OWNER");
            assertThat(ada.post("/v1/account/deletion", ask.formatted(PASSWORD)).field())
                    .isEqualTo("administrator");
        }

        private void upkeep() {
            for (HomeId home : residence.library.registry().homes()) {
                residence.deletion.run(home, Budget.standard());
            }
        }
    }

    @Nested
    class AnExport {
        @Test
        void bringsAllFilesAsOneArchive() {
            Answer archive = ada.get("/v1/account/export");
            assertThat(archive.status()).isEqualTo(200);
        }
    }
}
