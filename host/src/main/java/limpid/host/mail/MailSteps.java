package limpid.host.mail;

/** Hears how a conversation goes, on the thread that leads it. */
@FunctionalInterface
public interface MailSteps {
    /** A step was done. */
    void done(Step step, String said);

    /** What happens one after the other. */
    enum Step {
        /** The server's name leads to an address. */
        NAME_FOUND,
        /** Something answers there, and greets as a mail server does. */
        CONNECTED,
        /** The way is encrypted, and the server has proved its name. */
        ENCRYPTED,
        /** The server knows who hands in. */
        SIGNED_IN,
        /** The server took the letter. */
        ACCEPTED
    }
}
