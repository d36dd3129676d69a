package limpid.server.mail;

import java.time.Instant;

/**
 * How the last mail went.
 *
 * @param sentence what the mail server said, or why it did not take it
 */
public record MailState(Instant at, boolean ok, String sentence) {}
