package limpid.host.net;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a request. It lies in memory, and may be written more than once; long ones are written without a copy.
 *
 * @param length in bytes
 * @param content writes just as many bytes, the same each time
 */
public record HttpBody(int length, Content content) {
    /** What writes a body. */
    public interface Content {
        /** Writes all of it; fails as {@code out} does. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The body that is {@code bytes}, which never change after. */
    public static HttpBody of(byte[] bytes) {
        return new HttpBody(bytes.length, out -> out.write(bytes));
    }

    /** Writes all of it. */
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }
}
