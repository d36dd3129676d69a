package limpid.server.gate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import limpid.host.mail.MailServer.Security;
import limpid.server.audit.Act;
import limpid.server.audit.Actor;
import limpid.server.audit.Audit;
import limpid.server.audit.Note;
import limpid.server.audit.Party;
import limpid.server.gate.Reply;
import limpid.server.gate.Request;
import limpid.server.mail.MailBook;
import limpid.server.mail.MailSettings;
import limpid.server.mail.MailState;
import limpid.server.mail.Mailer;
import limpid.server.mail.Mailer.StepLine;
import limpid.wire.json.Codec;
import limpid.wire.json.Records;
import limpid.wire.message.MalformedException;

/** Where the server hands in its mail, and whether that works. */
final class MailEndpoints {
    private static final Codec<Mail> MAIL = Records.of(Mail.class);
    private static final Codec<Order> ORDER = Records.of(Order.class);
    private static final Codec<Trial> TRIAL = Records.of(Trial.class);
    private static final Codec<Tried> TRIED = Records.of(Tried.class);
    private static final int PASSWORD_CHARACTERS_MAX = 500;

    private final Desk desk;
    private final MailBook book;
    private final Mailer mailer;
    private final Audit audit;

    MailEndpoints(Desk desk, MailBook book, Mailer mailer, Audit audit) {
        this.desk = desk;
        this.book = book;
        this.mailer = mailer;
        this.audit = audit;
    }

    /** The settings, without the password. */
    record Mail(
            boolean set,
            Optional<String> host,
            Optional<Integer> port,
            Optional<Security> security,
            Optional<String> user,
            Optional<String> from,
            boolean hasPassword,
            Optional<Last> last) {}

    /** How the last mail went. */
    record Last(Instant at, boolean ok, String sentence) {
        static Last of(MailState state) {
            return new Last(state.at(), state.ok(), state.sentence());
        }
    }

    /** To set it; a password that is not there stays what it was. */
    record Order(
            String host, int port, Security security, Optional<String> user, Optional<String> password, String from) {}

    /** To try it. */
    record Trial(String to) {}

    /** How a trial went. */
    record Tried(boolean ok, List<Step> steps) {}

    /** One step of it. */
    record Step(String step, boolean ok, String sentence) {
        static Step of(StepLine line) {
            return new Step(line.step(), line.ok(), line.sentence());
        }
    }

    Reply show(Request request) {
        desk.administrator(request);
        return Reply.json(200, MAIL.encode(mail()));
    }

    private Mail mail() {
        Optional<MailSettings> settings = book.settings();
        return new Mail(
                settings.isPresent(),
                settings.map(MailSettings::host),
                settings.map(MailSettings::port),
                settings.map(MailSettings::security),
                settings.map(MailSettings::user),
                settings.map(MailSettings::from),
                settings.flatMap(MailSettings::sealedPassword).isPresent(),
                book.state().map(Last::of));
    }

    Reply put(Request request) {
        Actor by = desk.administrator(request);
        Order order = ORDER.decode(request.body().bytes());
        if (order.password()
                .filter(text -> text.length() > PASSWORD_CHARACTERS_MAX)
                .isPresent()) {
            throw new MalformedException("password", "It has up to " + PASSWORD_CHARACTERS_MAX + " characters.");
        }
        MailSettings settings = new MailSettings(
                order.host().strip(),
                order.port(),
                order.security(),
                order.user().orElse("").strip(),
                Optional.empty(),
                order.from().strip());
        book.put(settings, order.password().filter(text -> !text.isEmpty()));
        audit.note(
                Note.of(by, Act.MAIL_SET, party()).with("host", settings.host()).with("from", settings.from()));
        return Reply.json(200, MAIL.encode(mail()));
    }

    Reply drop(Request request) {
        Actor by = desk.administrator(request);
        book.drop();
        audit.note(Note.of(by, Act.MAIL_SET, party()));
        return Reply.empty(204);
    }

    /** Sends a mail and tells each step. */
    Reply test(Request request) {
        Actor by = desk.administrator(request);
        String to = TRIAL.decode(request.body().bytes()).to().strip();
        List<StepLine> steps = mailer.test(to);
        audit.note(Note.of(by, Act.MAIL_TESTED, party()).with("to", to));
        boolean ok = steps.stream().allMatch(StepLine::ok);
        return Reply.json(
                200, TRIED.encode(new Tried(ok, steps.stream().map(Step::of).toList())));
    }

    private static Party party() {
        return Party.above(Party.Kind.SETTING, "mail", "Mail");
    }
}
