package limpid.host.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.host.mail.MailServer.Login;
import limpid.host.mail.MailServer.Security;
import limpid.host.net.TestAuthority;
import limpid.host.settings.Secret;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Against a real mail server in this process, over real sockets. */
class SmtpTest {
    private static final Letter LETTER =
            new Letter("bo@example.org", "Grüße & more", "Hello Bo,\n.\nthe line above was one dot. 你好\n");

    private final TestAuthority authority = new TestAuthority("CN=Post Office");
    private final ConcurrentLinkedQueue<String> letters = new ConcurrentLinkedQueue<>();
    private final List<String> steps = new ArrayList<>();
    private Optional<SMTPServer> server = Optional.empty();

    @AfterEach
    void close() {
        server.ifPresent(SMTPServer::stop);
    }

    private MailServer start(Security security, String names) throws Exception {
        SSLContext context = authority.identity(TestAuthority.Wish.of(names)).context();
        SMTPServer.Builder builder = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("post.example.org")
                .simpleMessageListener(new Box());
        switch (security) {
            case NONE -> {}
            case STARTTLS ->
                builder.enableTLS(true)
                        .requireTLS(true)
                        .startTlsSocketFactory(context)
                        .requireAuth(true)
                        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(SmtpTest::check));
            case TLS ->
                builder.serverSocketFactory(context)
                        .requireAuth(true)
                        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(SmtpTest::check));
        }
        SMTPServer started = builder.build();
        started.start();
        server = Optional.of(started);
        return at(security, started.getPortAllocated(), "geheim");
    }

    private static void check(String user, String password, Object context) throws LoginFailedException {
        if (!user.equals("ann") || !password.equals("geheim")) {
            throw new LoginFailedException("535 5.7.8 No such user or password");
        }
    }

    private static MailServer at(Security security, int port, String password) {
        Optional<Login> login =
                security == Security.NONE ? Optional.empty() : Optional.of(new Login("ann", new Secret<>(password)));
        return new MailServer("127.0.0.1", port, security, login, "limpid@example.org");
    }

    /** Takes letters, but none for nobody. */
    private final class Box implements org.subethamail.smtp.helper.SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return !recipient.startsWith("nobody");
        }

        @Override
        public void deliver(String from, String recipient, java.io.InputStream data) throws IOException {
            letters.add(from + " > " + recipient + "\n" + new String(data.readAllBytes(), UTF_8));
        }
    }

    private void send(MailServer where, Letter letter) throws Exception {
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {authority.trust()}, null);
        send(where, letter, client.getSocketFactory());
    }

    private void send(MailServer where, Letter letter, SSLSocketFactory trust) {
        new Smtp(new SystemClock(), trust).send(where, letter, (step, said) -> steps.add(step + " " + said));
    }

    private Reason failure(MailServer where, Letter letter) {
        return catchThrowableOfType(ReasonException.class, () -> send(where, letter))
                .reason();
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void handsInALetterAndTellsEachStep(Security security) throws Exception {
        send(start(security, "127.0.0.1"), LETTER);
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter).startsWith("limpid@example.org > bo@example.org");
            assertThat(letter).contains("Subject: =?UTF-8?").contains("Auto-Submitted: auto-generated");
            assertThat(decoded(letter)).isEqualToNormalizingNewlines(LETTER.text());
        });
        assertThat(steps.getFirst()).isEqualTo("NAME_FOUND 127.0.0.1");
        assertThat(steps.getLast()).startsWith("ACCEPTED 250");
        String all = String.join("\n", steps);
        if (security == Security.NONE) {
            assertThat(all).doesNotContain("ENCRYPTED");
        } else {
            assertThat(all).contains("ENCRYPTED TLSv1.3").contains("vouched for by CN=Post Office");
            assertThat(all).contains("SIGNED_IN ann").doesNotContain("geheim");
        }
    }

    private static String decoded(String letter) throws Exception {
        byte[] whole = letter.substring(letter.indexOf('\n') + 1).getBytes(UTF_8);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(whole));
        return new String(message.getInputStream().readAllBytes(), UTF_8);
    }

    @Provokes(ReasonCode.MAIL_FAILED)
    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void saysThatThePasswordIsWrong(Security security) throws Exception {
        MailServer right = start(security, "127.0.0.1");
        Reason reason = failure(at(security, right.port(), "falsch"), LETTER);
        assertThat(reason.code()).isEqualTo(ReasonCode.MAIL_FAILED);
        assertThat(reason.observed("step")).contains("SIGNED_IN");
        assertThat(ReasonTexts.english().sentence(reason)).contains("535");
        assertThat(letters).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Security.class,
            names = {"STARTTLS", "TLS"})
    void tellsNoPasswordToWhoDoesNotProveItsName(Security security) throws Exception {
        MailServer impostor = start(security, "post.example.com");
        Reason reason = failure(impostor, LETTER);
        assertThat(reason.observed("step")).contains("ENCRYPTED");
        assertThat(steps).noneMatch(step -> step.startsWith("SIGNED_IN"));
    }

    @Test
    void tellsNoPasswordToWhoIsVouchedForByNobody() throws Exception {
        MailServer where = start(Security.TLS, "127.0.0.1");
        Reason reason = catchThrowableOfType(
                        ReasonException.class,
                        () -> send(where, LETTER, (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .reason();
        assertThat(reason.observed("step")).contains("ENCRYPTED");
    }

    @Test
    void goesOnWithoutEncryptionOnlyWhereThatIsWished() throws Exception {
        MailServer plain = start(Security.NONE, "127.0.0.1");
        Reason reason = failure(at(Security.STARTTLS, plain.port(), "geheim"), LETTER);
        assertThat(reason.observed("step")).contains("ENCRYPTED");
        assertThat(letters).isEmpty();
    }

    @Test
    void saysThatTheLetterWasRefused() throws Exception {
        MailServer where = start(Security.NONE, "127.0.0.1");
        Reason reason = failure(where, new Letter("nobody@example.org", "x", "y"));
        assertThat(reason.observed("step")).contains("ACCEPTED");
        assertThat(reason.observed("system-said").orElseThrow()).contains("553");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Reason reason = failure(at(Security.NONE, port, ""), LETTER);
        assertThat(reason.observed("step")).contains("CONNECTED");
        assertThat(steps).containsExactly("NAME_FOUND 127.0.0.1");
    }

    @Test
    void saysThatTheNameLeadsNowhere() {
        Reason reason = failure(
                new MailServer("mail.invalid", 587, Security.STARTTLS, Optional.empty(), "a@example.org"), LETTER);
        assertThat(reason.observed("step")).contains("NAME_FOUND");
        assertThat(steps).isEmpty();
    }
}
