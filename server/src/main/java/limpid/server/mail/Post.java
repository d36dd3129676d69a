package limpid.server.mail;

import java.time.Instant;

/** Sends links to the addresses of people, where the server can send mail. Safe for all threads. */
public interface Post {
    /** Sends an invitation to a home; whether a mail server took it. */
    boolean invitation(String email, String home, String link, Instant expires);

    /** Sends a recovery link to somebody of this name; whether a mail server took it. */
    boolean recovery(String email, String name, String link, Instant expires);

    /** A server that sends nothing. */
    static Post none() {
        return new Post() {
            @Override
            public boolean invitation(String email, String home, String link, Instant expires) {
                return false;
            }

            @Override
            public boolean recovery(String email, String name, String link, Instant expires) {
                return false;
            }
        };
    }
}
