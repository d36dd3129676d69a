package limpid.host.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.host.mail.MailServer.Security;
import limpid.host.mail.MailSteps.Step;
import limpid.host.time.Clock;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands letters to mail servers. Safe for all threads; each letter is a conversation of its own. */
public final class Smtp {
    /** For each step. */
    private static final int PATIENCE_MILLIS = 15_000;

    private static final int SAID_CHARACTERS_MAX = 300;

    private final Clock clock;
    private final SSLSocketFactory trust;

    /** Believes mail servers that the machine's authorities vouch for. */
    public Smtp(Clock clock) {
        this(clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** Believes whom {@code trust} believes. */
    Smtp(Clock clock, SSLSocketFactory trust) {
        this.clock = clock;
        this.trust = trust;
    }

    /**
     * Hands a letter in; {@code steps} hears of each step. Takes seconds, at most some minutes. Fails with: MAIL_FAILED, with
     * the step that was not done.
     */
    public void send(MailServer server, Letter letter, MailSteps steps) {
        Talk talk = new Talk(server, new RecordingTls(trust, server.host()), steps);
        try (Socket plain = talk.open();
                Socket socket = server.security() == Security.TLS ? talk.encrypt(plain) : plain) {
            talk.greet(socket, letter);
        } catch (IOException | MessagingException e) {
            throw talk.failure(e);
        }
    }

    /** One conversation. */
    private final class Talk {
        private final MailServer server;
        private final RecordingTls tls;
        private final MailSteps steps;
        /** The step that is being tried. */
        private Step tried = Step.NAME_FOUND;

        Talk(MailServer server, RecordingTls tls, MailSteps steps) {
            this.server = server;
            this.tls = tls;
            this.steps = steps;
        }

        private void done(Step step, String said) {
            steps.done(step, said);
        }

        Socket open() throws IOException {
            InetAddress[] addresses = InetAddress.getAllByName(server.host());
            done(
                    Step.NAME_FOUND,
                    Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
            tried = Step.CONNECTED;
            IOException last = new IOException("no address");
            for (InetAddress address : addresses) {
                Socket socket = new Socket();
                try {
                    socket.setSoTimeout(PATIENCE_MILLIS);
                    socket.connect(new InetSocketAddress(address, server.port()), PATIENCE_MILLIS);
                    return socket;
                } catch (IOException e) {
                    socket.close();
                    last = e;
                }
            }
            throw last;
        }

        Socket encrypt(Socket plain) throws IOException {
            tried = Step.ENCRYPTED;
            Socket socket = tls.createSocket(plain, server.host(), server.port(), true);
            tls.shake();
            done(Step.ENCRYPTED, tls.said());
            tried = Step.CONNECTED;
            return socket;
        }

        void greet(Socket socket, Letter letter) throws MessagingException {
            Session session = Session.getInstance(properties(), login());
            try (SMTPTransport transport =
                    new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null, user(), null))) {
                connect(transport, socket);
                tried = Step.ACCEPTED;
                MimeMessage message = message(session, letter);
                transport.sendMessage(message, message.getAllRecipients());
                done(Step.ACCEPTED, line(transport.getLastServerResponse()));
            }
        }

        /** The library greets, encrypts and signs in at once; what it threw, or what it came to, tells the steps apart. */
        private void connect(SMTPTransport transport, Socket socket) throws MessagingException {
            try {
                transport.connect(socket);
            } catch (AuthenticationFailedException e) {
                greeted();
                tried = Step.SIGNED_IN;
                throw e;
            } catch (MessagingException e) {
                tried = isOfTls(e) ? Step.ENCRYPTED : tried;
                throw e;
            }
            greeted();
            server.login().ifPresent(login -> done(Step.SIGNED_IN, login.user()));
        }

        private void greeted() {
            done(Step.CONNECTED, server.host() + " port " + server.port());
            if (server.security() == Security.STARTTLS) {
                done(Step.ENCRYPTED, tls.said());
            }
        }

        private boolean isOfTls(MessagingException e) {
            boolean isRefused = String.valueOf(e.getMessage()).contains("STARTTLS");
            return isRefused || chain(e).anyMatch(link -> link instanceof SSLException);
        }

        private Authenticator login() {
            return new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return server.login()
                            .map(login -> new PasswordAuthentication(
                                    login.user(), login.password().reveal()))
                            .orElseThrow();
                }
            };
        }

        private String user() {
            return server.login().map(MailServer.Login::user).orElse("");
        }

        private Properties properties() {
            Properties all = new Properties();
            all.put("mail.smtp.host", server.host());
            all.put("mail.smtp.port", Integer.toString(server.port()));
            all.put("mail.smtp.timeout", Integer.toString(PATIENCE_MILLIS));
            all.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
            all.put("mail.smtp.ssl.socketFactory", tls);
            all.put("mail.smtp.ssl.checkserveridentity", "true");
            boolean starts = server.security() == Security.STARTTLS;
            all.put("mail.smtp.starttls.enable", Boolean.toString(starts));
            all.put("mail.smtp.starttls.required", Boolean.toString(starts));
            return all;
        }

        private MimeMessage message(Session session, Letter letter) throws MessagingException {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(server.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
            message.setSubject(letter.subject(), UTF_8.name());
            message.setSentDate(Date.from(clock.now()));
            // As bytes, which need none of the library's converters.
            message.setDataHandler(new DataHandler(
                    new ByteArrayDataSource(letter.text().getBytes(UTF_8), "text/plain; charset=utf-8")));
            // Programs that answer by themselves leave it alone. Source: RFC 3834, section 5.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.saveChanges();
            return message;
        }

        ReasonException failure(Exception cause) {
            String said = chain(cause)
                    .map(link -> Optional.ofNullable(link.getMessage()).orElse(""))
                    .filter(text -> !text.isBlank())
                    .reduce((_, deeper) -> deeper)
                    .orElse(cause.getClass().getSimpleName());
            return new ReasonException(
                    Reason.of(
                            ReasonCode.MAIL_FAILED,
                            Subject.server(server.host()),
                            clock.now(),
                            seen("host", server.host() + ":" + server.port()),
                            seen("step", tried.name()),
                            seen("system-said", line(said))),
                    cause);
        }

        private Evidence seen(String what, String observed) {
            return new Evidence(what, observed, "", "smtp", clock.now());
        }
    }

    private static Stream<Throwable> chain(Throwable top) {
        return Stream.iterate(Optional.of(top), Optional::isPresent, link -> link.map(Throwable::getCause))
                .limit(16)
                .flatMap(Optional::stream);
    }

    private static String line(String text) {
        String one = text.replaceAll("\\s+", " ").strip();
        return one.length() <= SAID_CHARACTERS_MAX ? one : one.substring(0, SAID_CHARACTERS_MAX);
    }
}
