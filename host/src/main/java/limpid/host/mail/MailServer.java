package limpid.host.mail;

import java.util.Optional;
import limpid.host.settings.Secret;

/**
 * Where mail is handed in.
 *
 * @param from the address that letters bear
 */
public record MailServer(String host, int port, Security security, Optional<Login> login, String from) {
    /** How the way there is closed to others. */
    public enum Security {
        /** Not at all: for a mail server on this machine. */
        NONE,
        /** Begins in the clear and changes to TLS before anything is said; as a rule at port 587. */
        STARTTLS,
        /** From the first byte on; as a rule at port 465. */
        TLS
    }

    /** Who hands in. */
    public record Login(String user, Secret<String> password) {}
}
