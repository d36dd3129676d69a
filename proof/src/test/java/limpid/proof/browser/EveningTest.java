package limpid.proof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a household does on its first evening, in real browsers, one thing after another on one server. */
class EveningTest {
    private static final String PASSWORD = "four plain words";
    private static final int FILES = 1_000;

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
    void aHouseholdMovesIn() throws Exception {
        try (Site site = new Site(Files.createDirectory(folder.resolve("site")));
                Visitor ada = new Visitor(chromium, site, Screen.DESK)) {
            ada.open(site.ownerLink()).arrive("Welcome.");
            introduce(ada, "Ada Lovelace", "ada@example.org").press("Create the owner");
            ada.see("Welcome, Ada Lovelace.");
            try (Visitor ben = new Visitor(chromium, site, Screen.PHONE)) {
                inviteAndAccept(ada, ben);
                signInWithAPasskey(ada);
                Map<String, String> sent = uploadThroughAPowerCut(site, ada);
                shareWithAGuest(site, ada, sent);
                keepBothVersions(ada);
                deleteAndBringBack(ada);
                assertThat(Folder.hashes(ben, "Holiday")).as("what others see").isEmpty();
            }
            signOutEverywhere(site, ada);
        }
    }

    private static Visitor introduce(Visitor visitor, String name, String email) {
        return visitor.fill("Your name", name).fill("E-mail address", email).fill("A password", PASSWORD);
    }

    private static void inviteAndAccept(Visitor ada, Visitor ben) {
        ada.follow("People").arrive("People").press("Invite somebody").look("invite");
        ada.press("Make the link");
        String link = ada.copied("The invitation");
        ada.look("invitation-link").press("Done");
        ada.see("Whoever has the link").look("people");
        ben.open(link).see("Ada Lovelace").look("invitation");
        introduce(ben, "Ben Lovelace", "ben@example.org").press("Join").see("Welcome, Ben Lovelace.");
        ben.look("home-of-a-member");
        assertThat(ben.canFollow("Administration")).isFalse();
        assertThat(ada.canFollow("Administration")).isTrue();
        // Pages follow by themselves: nobody reloads this one.
        ada.see("Ben Lovelace").look("people-two");
    }

    private static void signInWithAPasskey(Visitor ada) {
        ada.holdAKey();
        ada.follow("Security").arrive("Security").press("Add a passkey");
        ada.fill("Your present password", PASSWORD).fill("What is it called?", "Key ring");
        ada.press("Add a passkey").see("Key ring").look("passkey");
        ada.press("Account and appearance: Ada Lovelace").press("Sign out").arrive("Sign in");
        ada.press("Sign in with a passkey").see("Welcome, Ada Lovelace.");
    }

    /** The server dies in the middle, comes back, and everything arrives, each file once and whole. */
    private Map<String, String> uploadThroughAPowerCut(Site site, Visitor ada) throws Exception {
        Path holiday = plant(Files.createDirectory(folder.resolve("Holiday")));
        ada.follow("Files").arrive("Files").look("files-empty");
        ada.choose("Upload", "A folder…", holiday);
        ada.see("100 of 1,000 files", "[1-9]\\d\\d of 1,000 files").look("uploading");
        site.kill();
        ada.see("Waiting for the connection to the server").look("upload-waits");
        site.startAgain();
        ada.see("1,000 files are uploaded").look("uploaded");
        Map<String, String> sent = Folder.hashes(holiday);
        assertThat(Folder.hashes(ada, "Holiday")).isEqualTo(sent);
        return sent;
    }

    private static Path plant(Path holiday) throws Exception {
        Random chance = new Random(7);
        for (int i = 0; i < FILES; i++) {
            Path at = Files.createDirectories(holiday.resolve("Day " + i % 10)).resolve("Bild ü " + i + ".txt");
            byte[] bytes = new byte[i % 100 == 0 ? 1_500_000 : 10 + chance.nextInt(20_000)];
            chance.nextBytes(bytes);
            Files.write(at, bytes);
        }
        return holiday;
    }

    private static void shareWithAGuest(Site site, Visitor ada, Map<String, String> sent) {
        ada.more("Holiday").item("Share by a link…");
        ada.fill("Password, if you want one", "sea and sand").look("share");
        ada.press("Make a link");
        String link = ada.copied("Link");
        ada.look("shared-link").press("Close");
        try (Visitor guest = new Visitor(chromium, site, Screen.PHONE)) {
            guest.open(link).see("This link has a password").look("guest-locked");
            guest.fill("Password of the link", "not this one")
                    .press("Open")
                    .see("This is not the password of the link.");
            guest.fill("Password of the link", "sea and sand").press("Open").see("Shared by Ada Lovelace");
            guest.follow("Day 3").find("Bild ü 103.txt").look("guest-folder");
            assertThat(guest.download("Bild ü 103.txt")).isEqualTo(sent.get("Day 3/Bild ü 103.txt"));
            guest.open("/files").arrive("Sign in");
        }
    }

    private void keepBothVersions(Visitor ada) throws Exception {
        Path note = Files.writeString(folder.resolve("note.txt"), "the first words\n");
        ada.open("/files").arrive("Files").choose("Upload", "Files…", note).find("note.txt");
        Files.writeString(note, "the second words\n");
        ada.choose("Upload", "Files…", note)
                .see("This name is taken in the folder")
                .press("Replace");
        ada.see("2 files are uploaded", "files are uploaded");
        ada.more("note.txt").item("Versions");
        ada.see("Versions of “note.txt”").look("versions").press("Bring back");
        ada.see("is back");
        ada.press("Close").follow("note.txt").see("the first words").look("preview");
        ada.press("Close");
    }

    private static void deleteAndBringBack(Visitor ada) {
        ada.open("/files").arrive("Files").more("note.txt").item("Delete");
        ada.see("was deleted");
        ada.open("/files/deleted").arrive("Recently deleted").see("note.txt").look("recently-deleted");
        ada.press("Restore").see("is back");
        ada.open("/files").find("note.txt");
    }

    private static void signOutEverywhere(Site site, Visitor ada) {
        try (Visitor other = new Visitor(chromium, site, Screen.PHONE_NIGHT)) {
            other.open("/").fill("E-mail address", "ada@example.org").fill("Password", PASSWORD);
            other.press("Sign in").arrive("Home").look("home-night");
            ada.open("/security")
                    .press("Sign out everywhere")
                    .check("This browser too")
                    .look("sign-out-everywhere");
            ada.press("Sign out everywhere").arrive("Sign in");
            other.open("/files").arrive("Sign in");
        }
    }
}
