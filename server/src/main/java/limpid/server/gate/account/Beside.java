package limpid.server.gate.account;

import java.util.List;
import java.util.function.Supplier;

/**
 * What opens beside passwords.
 *
 * @param hasPasskeys whether passkeys do
 * @param passkeys those of each person
 * @param providers whose word does, as it stands now
 */
public record Beside(boolean hasPasskeys, PasskeyList passkeys, Supplier<List<Provider>> providers) {
    /** Nothing. */
    public static final Beside NOTHING = new Beside(false, (rows, person) -> List.of(), List::of);

    /** Somebody whose word opens, as the sign-in page offers them. */
    public record Provider(String id, String name) {}
}
