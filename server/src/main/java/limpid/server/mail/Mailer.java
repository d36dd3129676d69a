package limpid.server.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Evidence;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.mail.Letter;
import limpid.host.mail.MailServer;
import limpid.host.mail.MailSteps.Step;
import limpid.host.mail.Smtp;
import limpid.host.time.Clock;

/** Sends letters by the settings, and remembers how it went. Safe for all threads. */
public final class Mailer {
    private static final String SOURCE = "mail";

    private final MailBook book;
    private final Smtp smtp;
    private final Clock clock;

    public Mailer(MailBook book, Smtp smtp, Clock clock) {
        this.book = book;
        this.smtp = smtp;
        this.clock = clock;
    }

    /**
     * One step of a trial.
     *
     * @param sentence what was found, or why it went no further
     */
    public record StepLine(String step, boolean ok, String sentence) {}

    /** Sends one; empty if the mail server took it, else MAIL_NOT_SET or MAIL_FAILED. */
    public Optional<Reason> send(Letter letter) {
        List<StepLine> steps = new ArrayList<>();
        return send(letter, steps);
    }

    private Optional<Reason> send(Letter letter, List<StepLine> steps) {
        Optional<MailServer> server = book.server();
        if (server.isEmpty()) {
            return Optional.of(notSet());
        }
        try {
            smtp.send(
                    server.get(),
                    letter,
                    (step, said) -> steps.add(new StepLine(step.name(), true, words(step, said))));
            book.note(new MailState(clock.now(), true, steps.getLast().sentence()));
            return Optional.empty();
        } catch (ReasonException failed) {
            book.note(new MailState(clock.now(), false, ReasonTexts.english().sentence(failed.reason())));
            return Optional.of(failed.reason());
        }
    }

    /** Sends a letter that says that it is a trial; each step in words, up to the one that failed. */
    public List<StepLine> test(String to) {
        MailSettings.checkAddress("to", to);
        List<StepLine> steps = new ArrayList<>();
        Letter letter = new Letter(
                to,
                "A trial from your Limpid server",
                "Somebody who runs your Limpid server tried whether it can send mail. It can.\n");
        send(letter, steps).ifPresent(failed -> steps.add(failed(failed)));
        return steps;
    }

    private static StepLine failed(Reason reason) {
        String said = reason.observed("system-said").orElse("");
        String step = reason.observed("step").orElse("");
        String words = step.isEmpty() ? ReasonTexts.english().sentence(reason) : trouble(Step.valueOf(step), said);
        return new StepLine(step.isEmpty() ? "SETTINGS" : step, false, words);
    }

    private static String words(Step step, String said) {
        return switch (step) {
            case NAME_FOUND -> "The name leads to " + said + ".";
            case CONNECTED -> "A mail server answers at " + said + ".";
            case ENCRYPTED -> "The way is encrypted: " + said + ".";
            case SIGNED_IN -> "The server knows " + said + ".";
            case ACCEPTED -> "The server took the mail: " + said;
        };
    }

    private static String trouble(Step step, String said) {
        return switch (step) {
            case NAME_FOUND -> "The name leads nowhere: " + said;
            case CONNECTED -> "No mail server answers there: " + said;
            case ENCRYPTED -> "The way could not be encrypted, or the server did not prove its name: " + said;
            case SIGNED_IN -> "The server did not accept user and password: " + said;
            case ACCEPTED -> "The server did not take the mail: " + said;
        };
    }

    /** MAIL_NOT_SET or MAIL_FAILED; empty if nothing is known to be wrong. */
    public List<Reason> problems() {
        if (book.settings().isEmpty()) {
            return List.of(notSet());
        }
        return book.state().filter(last -> !last.ok()).map(this::failed).stream()
                .toList();
    }

    private Reason failed(MailState last) {
        String host = book.settings().map(MailSettings::host).orElse("");
        return Reason.of(
                ReasonCode.MAIL_FAILED,
                Subject.server(host),
                last.at(),
                new Evidence("host", host, "", SOURCE, last.at()),
                new Evidence("problem", last.sentence().replaceFirst("\\.$", ""), "", SOURCE, last.at()));
    }

    private Reason notSet() {
        return Reason.of(ReasonCode.MAIL_NOT_SET, Subject.server(""), clock.now());
    }
}
