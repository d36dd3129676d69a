package limpid.server.gate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body as it arrives. It fails with REQUEST_TOO_LARGE once more has come than its endpoint takes, and with
 * TRANSFER_STALLED when it comes so slowly that it only holds the connection.
 */
final class BoundedBody implements RequestBody {
    /** A body has this long before its speed is looked at. */
    private static final long PATIENCE_SECONDS = 30;
    /** Slower than the slowest link that anybody syncs over. */
    private static final long BYTES_PER_SECOND_MIN = 256;

    private final InputStream in;
    private final int bytesMax;
    private final Failures failures;

    BoundedBody(InputStream in, int bytesMax, Failures failures) {
        this.in = in;
        this.bytesMax = bytesMax;
        this.failures = failures;
    }

    @Override
    public byte[] bytes() {
        try {
            return stream().readAllBytes();
        } catch (IOException e) {
            throw failures.broken(e);
        }
    }

    @Override
    public InputStream stream() {
        return new FilterInputStream(in) {
            private final long began = failures.nanos();
            private int left = bytesMax;

            @Override
            public int read() throws IOException {
                int next = super.read();
                return next < 0 ? next : count(1, next);
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int got = super.read(buffer, from, length);
                return got < 0 ? got : count(got, got);
            }

            private int count(int bytes, int result) {
                left -= bytes;
                if (left < 0) {
                    throw failures.tooLarge(-1, bytesMax);
                }
                long seconds = (failures.nanos() - began) / 1_000_000_000;
                long come = (long) bytesMax - left;
                if (seconds > PATIENCE_SECONDS && come < seconds * BYTES_PER_SECOND_MIN) {
                    throw failures.tooSlow(come, seconds);
                }
                return result;
            }
        };
    }
}
