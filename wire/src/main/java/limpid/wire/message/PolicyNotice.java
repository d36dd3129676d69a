package limpid.wire.message;

import java.util.List;
import java.util.Optional;

/**
 * A policy that binds a home, as far as devices have to keep it themselves.
 *
 * @param name what people call it
 * @param by whose it is
 * @param contact whom to ask about it
 * @param collections kinds that are kept in step; all if it does not say
 * @param fileBytesMax how long files may be
 * @param quiet when contents do not travel
 */
public record PolicyNotice(
        String name,
        String by,
        String contact,
        Optional<List<String>> collections,
        Optional<Long> fileBytesMax,
        Optional<QuietHours> quiet) {
    public PolicyNotice {
        collections = collections.map(List::copyOf);
    }
}
