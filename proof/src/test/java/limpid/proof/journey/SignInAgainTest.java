package limpid.proof.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import limpid.server.account.factor.Authenticator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Devices that joined before their person changed the password, or switched on two-step sign-in, and were chosen to be signed
 * in again: each says the true reason, and goes on without losing what was changed meanwhile.
 */
class SignInAgainTest {
    private static final String BEFORE = "a long enough password";
    private static final String AFTER = "another long password";
    private static final int LOOKS = 60;

    @TempDir
    private Path folder;

    @Test
    void namesTheTrueReasonAndLosesNoChange() throws Exception {
        try (Household house = new Household(folder, "A", "B");
                Webpage page = new Webpage(house.url())) {
            Files.writeString(house.files("A").resolve("before"), "in step");
            house.settle("A");
            house.settle("B");
            page.ask("POST", "/v1/session", "{\"email\":\"ada@example.org\",\"password\":\"" + BEFORE + "\"}", 200);

            changePassword(page, "A");
            Files.writeString(house.files("A").resolve("meanwhile-a"), "changed on A");
            assertSays(house, "A", "CREDENTIALS_REJECTED", "Your password changed on");

            JsonNode begun = page.ask("POST", "/v1/account/totp/begin", "{\"password\":\"" + AFTER + "\"}", 200);
            String secret = begun.path("secret").asString();
            JsonNode codes = switchOn(page, secret, "B");
            Files.writeString(house.files("B").resolve("meanwhile-b"), "changed on B");
            assertSays(house, "B", "TWO_FACTOR_REQUIRED", "Two-step sign-in was switched on");

            signInOnA(house, codes.get(0).asString());
            signInOnB(house, secret);
            house.settle("A");
            house.settle("B");
            house.settle("A");
            assertThat(house.files("B").resolve("meanwhile-a")).hasContent("changed on A");
            assertThat(house.files("A").resolve("meanwhile-b")).hasContent("changed on B");
            house.on("A", "status").expecting(0);
            house.on("B", "status").expecting(0);
            house.on("A", "doctor").expecting(0);
        }
    }

    private static void changePassword(Webpage page, String device) throws Exception {
        String form = "{\"password\":\"" + BEFORE + "\",\"next\":\"" + AFTER + "\",\"signInAgain\":[\""
                + id(page, device) + "\"],\"endSessions\":true,\"endAppPasswords\":true}";
        JsonNode done = page.ask("PUT", "/v1/account/password", form, 200);
        assertThat(done.path("devices")
                        .valueStream()
                        .map(line -> line.path("name").asString() + " "
                                + line.path("effect").asString()))
                .containsExactlyInAnyOrder("A SIGN_IN_AGAIN", "B KEEPS");
    }

    private static JsonNode switchOn(Webpage page, String secret, String device) throws Exception {
        String form = "{\"code\":\"" + Authenticator.code(secret, Instant.now()) + "\",\"signInAgain\":[\""
                + id(page, device) + "\"]}";
        return page.ask("PUT", "/v1/account/totp", form, 200).path("recoveryCodes");
    }

    private static String id(Webpage page, String device) throws Exception {
        return page.ask("GET", "/v1/account/effects", "", 200)
                .path("devices")
                .valueStream()
                .filter(line -> line.path("name").asString().equals(device))
                .map(line -> line.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Every command tells the same true cause, from where it came, and that it is a matter of signing in. */
    private static void assertSays(Household house, String device, String code, String words) throws Exception {
        Answer status = awaitCause(house, device, code);
        assertThat(status.code()).isEqualTo(5);
        assertThat(status.json().path("sentence").asString())
                .contains(words, "from Firefox on Linux at 127.0.0.1", "What has not been sent is kept");
        Answer doctor = house.on(device, "doctor", "--json").expecting(3);
        assertThat(doctor.codes("causes")).startsWith(code);
        Answer why = house.on(device, "why", "meanwhile-" + (device.equals("A") ? "a" : "b"));
        assertThat(why.out()).contains(code, "limpid sign-in");
        assertThat(house.on(device, "settle", "--timeout", "1s").code()).isEqualTo(5);
    }

    private static Answer awaitCause(Household house, String device, String code)
            throws IOException, InterruptedException {
        Answer status = house.on(device, "status", "--json");
        for (int looks = 0; looks < LOOKS && !status.codes("reasons").contains(code); looks++) {
            status = house.on(device, "status", "--json");
        }
        assertThat(status.codes("reasons")).contains(code);
        return status;
    }

    /** Its password changed, and meanwhile the second step is on as well. */
    private void signInOnA(Household house, String recoveryCode) throws Exception {
        String old = house.folder().resolve("password").toString();
        String now = Files.writeString(house.folder().resolve("password-now"), AFTER + "\n")
                .toString();
        assertThat(house.on("A", "sign-in", "--password-file", old).expecting(5).err())
                .contains("[CREDENTIALS_REJECTED]");
        assertThat(house.on("A", "sign-in", "--password-file", now).expecting(5).err())
                .contains("[TWO_FACTOR_REQUIRED]");
        assertThat(house.on("A", "sign-in", "--password-file", now, "--code", recoveryCode)
                        .expecting(0)
                        .out())
                .contains("Signed in again; the agent goes on.");
        assertThat(house.on("A", "sign-in").expecting(0).out()).contains("signed in already");
    }

    /** Its agent does not run while it is signed in; the next step's code counts already, so nobody has to wait for it. */
    private static void signInOnB(Household house, String secret) throws Exception {
        house.stop("B");
        String now = house.folder().resolve("password-now").toString();
        String code = Authenticator.code(secret, Instant.now().plusSeconds(30));
        assertThat(house.on("B", "sign-in", "--password-file", now, "--code", code)
                        .expecting(0)
                        .out())
                .contains("Start with: limpid agent run");
        house.startAgent("B");
    }
}
