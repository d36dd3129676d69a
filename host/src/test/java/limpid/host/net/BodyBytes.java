package limpid.host.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bodies of requests as bytes, to look at. */
public final class BodyBytes {
    private BodyBytes() {}

    /** All of {@code body}. */
    public static byte[] of(HttpBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
