package limpid.server.mail;

import java.time.Instant;
import limpid.core.reason.Wording;
import limpid.host.mail.Letter;

/** What is written in letters, in English. */
public record Letters(Mailer mailer) implements Post {
    @Override
    public boolean invitation(String email, String home, String link, Instant expires) {
        return mailer.send(invitationTo(email, home, link, expires)).isEmpty();
    }

    @Override
    public boolean recovery(String email, String name, String link, Instant expires) {
        return mailer.send(recoveryOf(email, name, link, expires)).isEmpty();
    }

    static Letter invitationTo(String email, String home, String link, Instant expires) {
        return new Letter(email, "You are invited to " + line(home) + " on Limpid", """
                Hello,

                you are invited to %s, a home on a Limpid server. To come in, open

                    %s

                The link works once, until %s. If you expected no invitation, leave it alone.
                """.formatted(
                        line(home), link, Wording.time(expires)));
    }

    static Letter recoveryOf(String email, String name, String link, Instant expires) {
        return new Letter(email, "Your way back into Limpid", """
                Hello %s,

                somebody who runs your Limpid server made a link for you to set a new password:

                    %s

                It works once, until %s. If you did not ask for it, tell whoever runs the server, and do not open it.
                """.formatted(line(name), link, Wording.time(expires)));
    }

    /** A name that people chose, on one line. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
