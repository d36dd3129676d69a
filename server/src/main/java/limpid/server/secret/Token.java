package limpid.server.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import limpid.core.chunk.Hash;
import limpid.core.id.HomeId;
import limpid.host.chance.Chance;

/**
 * What a link carries: {@code home.id.random}, so that the server finds the one record to compare with, in one home. Only
 * its hash rests here; 256 random bits need no slow one.
 *
 * @param home where its record is
 * @param id of the record; tells nothing of the secret
 * @param text all of it, as it stands in the link
 */
public record Token(HomeId home, String id, String text) {
    private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{1,64})\\.([a-z0-9-]{1,64})\\.[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;
    private static final int ID_BYTES = 16;

    /** A fresh one for a record that has this id already. */
    public static Token fresh(HomeId home, String id, Chance chance) {
        String random = Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(RANDOM_BYTES));
        return new Token(home, id, home + "." + id + "." + random);
    }

    /** A fresh one with an id of its own. */
    public static Token fresh(HomeId home, Chance chance) {
        return fresh(home, HexFormat.of().formatHex(chance.bytes(ID_BYTES)), chance);
    }

    /** Reads what somebody showed; empty if no token looks like that. */
    public static Optional<Token> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Token(new HomeId(parts.group(1)), parts.group(2), text))
                : Optional.empty();
    }

    /** What rests in the ledger. */
    public Hash hash() {
        return Hash.of(text.getBytes(US_ASCII));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Token[home=" + home + ", id=" + id + "]";
    }
}
