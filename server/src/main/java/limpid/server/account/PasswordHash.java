package limpid.server.account;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with all that is needed to compute it again, in the text form that other programs read too.
 *
 * @param salt never changed after
 * @param hash never changed after
 */
record PasswordHash(Costs costs, byte[] salt, byte[] hash) {
    private static final Pattern TEXT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** Reads the text form. Throws {@link IllegalArgumentException} for another: only our own hashes are stored. */
    static PasswordHash parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        Costs costs = new Costs(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(costs, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + costs.memoryKib + ",t=" + costs.passes + ",p=" + costs.lanes + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** How hard a hash is to compute. */
    record Costs(int memoryKib, int passes, int lanes) {
        /** What new hashes cost. */
        static final Costs TODAY = new Costs(19 * 1024, 2, 1);
    }
}
