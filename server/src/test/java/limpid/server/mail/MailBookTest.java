package limpid.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.host.mail.Letter;
import limpid.host.mail.MailServer.Security;
import limpid.host.mail.Smtp;
import limpid.server.library.Rig;
import limpid.server.mail.Mailer.StepLine;
import limpid.server.secret.Strongbox;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailBookTest {
    private final Rig rig = new Rig();
    private final MailBook book = new MailBook(rig.ledger, Strongbox.of(rig.ledger, rig.chance));
    private final Mailer mailer = new Mailer(book, new Smtp(rig.clock), rig.clock);

    private static MailSettings settings(String host, int port, Security security, String user) {
        return new MailSettings(host, port, security, user, Optional.empty(), "limpid@example.org");
    }

    private static MailSettings usual() {
        return settings("mail.example.org", 587, Security.STARTTLS, "ann");
    }

    @Test
    void keepsThePasswordSealed() {
        book.put(usual(), Optional.of("geheim"));
        String stored = rig.ledger
                .administer(directory -> directory.documents().document("settings", "mail"))
                .orElseThrow();
        assertThat(stored).doesNotContain("geheim");
        assertThat(book.server().orElseThrow().login().orElseThrow().password().reveal())
                .isEqualTo("geheim");
        assertThat(book.server().orElseThrow().toString()).doesNotContain("geheim");
    }

    @Test
    void keepsThePasswordForTheSameServerOnly() {
        book.put(usual(), Optional.of("geheim"));
        book.put(usual(), Optional.empty());
        assertThat(book.server().orElseThrow().login()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.com, 587, STARTTLS, ann",
        "mail.example.org, 465, STARTTLS, ann",
        "mail.example.org, 587, TLS, ann",
        "mail.example.org, 587, STARTTLS, bob",
    })
    void asksForThePasswordAgainForAnyOther(String host, int port, Security security, String user) {
        book.put(usual(), Optional.of("geheim"));
        assertThatThrownBy(() -> book.put(settings(host, port, security, user), Optional.empty()))
                .isInstanceOfSatisfying(
                        MalformedException.class, e -> assertThat(e.field()).isEqualTo("password"));
        assertThat(book.settings().orElseThrow().host()).isEqualTo("mail.example.org");
    }

    @Provokes(ReasonCode.MAIL_NOT_SET)
    @Test
    void saysThatNothingIsSet() {
        assertThat(mailer.problems()).extracting(Reason::code).containsExactly(ReasonCode.MAIL_NOT_SET);
        assertThat(mailer.send(new Letter("bo@example.org", "x", "y")).map(Reason::code))
                .contains(ReasonCode.MAIL_NOT_SET);
        assertThat(mailer.test("bo@example.org")).singleElement().satisfies(step -> assertThat(step.ok())
                .isFalse());
    }

    @Test
    void remembersThatTheLastMailWasNotTaken() {
        book.put(settings("127.0.0.1", 1, Security.NONE, ""), Optional.empty());
        assertThat(mailer.problems()).isEmpty();
        List<StepLine> steps = mailer.test("bo@example.org");
        assertThat(steps).extracting(StepLine::step).containsExactly("NAME_FOUND", "CONNECTED");
        assertThat(steps.getLast().ok()).isFalse();
        assertThat(mailer.problems()).extracting(Reason::code).containsExactly(ReasonCode.MAIL_FAILED);
        book.put(settings("127.0.0.1", 2, Security.NONE, ""), Optional.empty());
        assertThat(mailer.problems()).as("other settings were not tried yet").isEmpty();
    }

    @Test
    void writesNamesOnOneLine() {
        Letter letter = Letters.invitationTo(
                "bo@example.org", "Ann's\r\nBcc: all@example.org", "https://x/invitation#t", Instant.EPOCH);
        assertThat(letter.subject()).isEqualTo("You are invited to Ann's Bcc: all@example.org on Limpid");
        assertThat(letter.text()).contains("https://x/invitation#t");
    }
}
