package limpid.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.library.Rig;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final Rig rig = new Rig();
    private final Failures failures = new Failures(rig.clock, rig.chance, (task, cause) -> {});

    @Test
    void givesWhatCameUpToTheLimit() {
        assertThat(body(new ByteArrayInputStream(new byte[10]), 10).bytes()).hasSize(10);
    }

    @Test
    void takesNoByteMore() {
        assertThat(codeOf(() -> body(new ByteArrayInputStream(new byte[11]), 10).bytes()))
                .isEqualTo(ReasonCode.REQUEST_TOO_LARGE);
        InputStream single = body(new ByteArrayInputStream(new byte[2]), 1).stream();
        assertThat(codeOf(() -> {
                    single.read();
                    single.read();
                }))
                .isEqualTo(ReasonCode.REQUEST_TOO_LARGE);
    }

    @Test
    void isNotHeldOpenByAByteNowAndThen() throws IOException {
        InputStream dripping = body(new ByteArrayInputStream(new byte[1000]), 1000).stream();
        dripping.read();
        rig.clock.pass(Duration.ofSeconds(31));
        assertThat(codeOf(dripping::read)).isEqualTo(ReasonCode.TRANSFER_STALLED);
    }

    @Test
    void saysWhetherItFellSilentOrBroke() {
        assertThat(codeOf(() ->
                        body(failing(new SocketTimeoutException("idle")), 10).bytes()))
                .isEqualTo(ReasonCode.TRANSFER_STALLED);
        assertThat(codeOf(() -> body(failing(new IOException("reset")), 10).bytes()))
                .isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
    }

    private BoundedBody body(InputStream in, int bytesMax) {
        return new BoundedBody(in, bytesMax, failures);
    }

    private static ReasonCode codeOf(ThrowingCallable call) {
        ReasonException failure = catchThrowableOfType(ReasonException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return failure.reason().code();
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                throw failure;
            }
        };
    }
}
