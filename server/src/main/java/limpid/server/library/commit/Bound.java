package limpid.server.library.commit;

import java.util.Optional;
import java.util.Set;

/**
 * What a policy lets nobody of a home commit.
 *
 * @param policy what people call it
 * @param by whose it is
 * @param contact whom to ask
 * @param kinds of collections that may be changed; all if it does not say
 * @param fileBytesMax how long contents may be
 */
public record Bound(
        String policy, String by, String contact, Optional<Set<String>> kinds, Optional<Long> fileBytesMax) {
    /** Whether it bounds anything. */
    public boolean isTight() {
        return kinds.isPresent() || fileBytesMax.isPresent();
    }
}
