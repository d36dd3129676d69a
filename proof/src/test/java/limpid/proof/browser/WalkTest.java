package limpid.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a household does on its first evening, in a real browser, from the link in the terminal on. */
class WalkTest {
    private static final String PASSWORD = "four plain words";

    private static Chromium chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @Test
    void anOwnerSetsUpTheServerAndProtectsTheAccount() throws Exception {
        try (Site site = new Site(folder);
                Visitor ada = new Visitor(chromium, site, Screen.DESK)) {
            String link = site.ownerLink();
            ada.open(link)
                    .arrive("Welcome.")
                    .look("owner")
                    .fill("Your name", "Ada Lovelace")
                    .fill("E-mail address", "ada@example.org")
                    .fill("A password", PASSWORD)
                    .press("Create the owner")
                    .see("Welcome, Ada Lovelace.")
                    .look("home-empty");
            ada.follow("Security").arrive("Security").look("security");
            String secret = twoSteps(ada);

            try (Visitor elsewhere = new Visitor(chromium, site, Screen.PHONE)) {
                elsewhere.open(link).fill("Your name", "Eve").fill("E-mail address", "eve@example.org");
                elsewhere.fill("A password", PASSWORD).press("Create the owner").see("The link is used up or wrong");
                elsewhere.open("/").arrive("Sign in").fill("E-mail address", "ada@example.org");
                elsewhere
                        .fill("Password", "a wrong password")
                        .press("Sign in")
                        .see("The e-mail address or the password is not right");
                elsewhere
                        .fill("Password", PASSWORD)
                        .press("Sign in")
                        .arrive("A second step")
                        .look("second-step");
                elsewhere.fill("Code", Totp.code(secret, 1)).press("Sign in").see("Welcome, Ada Lovelace.");
                elsewhere.look("home-phone");
            }
        }
    }

    /** Switches the second step on; returns its secret. */
    private static String twoSteps(Visitor ada) {
        ada.press("Switch on").fill("Your present password", PASSWORD).press("Switch on");
        ada.see("Scan this picture").look("two-steps");
        String secret = ada.copied("Secret");
        ada.fill("Six digits", Totp.code(secret, 0)).press("Switch on");
        ada.see("Your recovery codes").look("recovery-codes");
        assertThat(ada.page().locator("dialog[open] ol code").allTextContents())
                .hasSize(10)
                .doesNotHaveDuplicates();
        ada.press("I have kept them").see("10 recovery codes left");
        return secret;
    }
}
