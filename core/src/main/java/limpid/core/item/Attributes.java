package limpid.core.item;

import java.time.Instant;

/**
 * What travels with a file besides its bytes.
 *
 * @param modified the file's own modification time, shown to people and set on other devices; it orders nothing
 * @param executable whether its owner may run it
 */
public record Attributes(Instant modified, boolean executable) {
    /** What folders and links carry. */
    public static final Attributes NONE = new Attributes(Instant.EPOCH, false);
}
