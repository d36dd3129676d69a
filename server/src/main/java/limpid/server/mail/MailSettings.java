package limpid.server.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import limpid.host.mail.MailServer.Security;
import limpid.wire.message.MalformedException;

/**
 * Where the server hands in its mail.
 *
 * @param user empty for a server that wants none
 * @param sealedPassword as {@link limpid.server.secret.Strongbox} sealed it
 * @param from the address that letters bear
 */
public record MailSettings(
        String host, int port, Security security, String user, Optional<String> sealedPassword, String from) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\\p{Cntrl}]{1,64}@[^\\s@<>,;\\p{Cntrl}]{1,190}");
    private static final int PORT_MAX = 65_535;
    private static final int USER_CHARACTERS_MAX = 200;

    /** The same, if it can be meant. Throws {@link MalformedException}. */
    MailSettings checked() {
        if (!HOST.matcher(host).matches()) {
            throw new MalformedException("host", "Please give the name of a mail server, such as mail.example.org.");
        }
        if (port < 1 || port > PORT_MAX) {
            throw new MalformedException("port", "Ports are from 1 to " + PORT_MAX + "; mostly it is 587 or 465.");
        }
        if (user.length() > USER_CHARACTERS_MAX || user.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("user", "A user has up to " + USER_CHARACTERS_MAX + " characters.");
        }
        if (security == Security.NONE && !user.isEmpty() && !isHere()) {
            throw new MalformedException("security", "A password is only sent over an encrypted way.");
        }
        checkAddress("from", from);
        return this;
    }

    private boolean isHere() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** Throws {@link MalformedException} for what is no single address. */
    static void checkAddress(String field, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new MalformedException(field, "Please give an address such as limpid@example.org.");
        }
    }

    /** Without the password, sealed or not. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
