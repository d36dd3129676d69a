package limpid.host.mail;

/**
 * A mail in plain text.
 *
 * @param to one address
 * @param subject one line
 */
public record Letter(String to, String subject, String text) {}
