package limpid.wire.message;

import java.util.Optional;

/**
 * A policy that binds a home, as far as devices have to keep it themselves.
 *
 * @param name what people call it
 * @param by whose it is
 * @param contact whom to ask about it
 * @param fileBytesMax how long files may be
 * @param quiet when contents do not travel
 */
public record PolicyNotice(
        String name, String by, String contact, Optional<Long> fileBytesMax, Optional<QuietHours> quiet) {}
