package limpid.server.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * One entry of an archive.
 *
 * @param path with slashes between names that are safe, see {@link ZipNames}
 * @param size of its bytes, which must come; 0 for a folder
 * @param modified its own time; 1970 if it has none
 * @param executable whether its owner may run it
 */
public record ZipItem(String path, Form form, long size, Instant modified, boolean executable) {
    /** Longest path in bytes that the format holds, with room for the slash of a folder. */
    public static final int PATH_BYTES_MAX = 65_534;

    /** How the bytes of an entry stand in the archive. */
    public enum Form {
        /** A folder, which has none. */
        FOLDER,
        /** As they are. */
        PLAIN,
        /** Made smaller: for texts. */
        DEFLATED
    }

    public ZipItem {
        if (size < 0 || (form == Form.FOLDER && size != 0)) {
            throw new IllegalArgumentException("a folder has no bytes, and nothing has less than none");
        }
    }

    /** The name as it stands in the archive. */
    byte[] nameBytes() {
        return (form == Form.FOLDER ? path + "/" : path).getBytes(UTF_8);
    }

    /** Whether its bytes come with a length that is told after them. */
    boolean hasBytes() {
        return size > 0;
    }
}
