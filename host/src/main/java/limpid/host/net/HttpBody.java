package limpid.host.net;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a request: lies in memory, and may be written more than once. Long ones are written without a copy. */
public interface HttpBody {
    HttpBody NONE = of(new byte[0]);

    /** How long it is, in bytes. */
    int length();

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;

    /** The body that is {@code bytes}, which never change after. */
    static HttpBody of(byte[] bytes) {
        return new HttpBody() {
            @Override
            public int length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }
}
