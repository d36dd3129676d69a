package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.server.gate.Routes;
import limpid.wire.json.ProblemCodec;
import limpid.wire.link.HttpLink;
import limpid.wire.message.JoinReply;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A device at an open gate, which asks as devices do, or as they never should. */
final class Visitor implements AutoCloseable {
    static final byte[] NOTHING = new byte[0];

    final OpenGate gate;
    final JoinReply device;

    /** At a gate that knows the devices' protocol only. */
    Visitor() {
        this(_ -> Map.of());
    }

    /** At a gate that is asked for {@code more}, too. */
    Visitor(Routes more) {
        gate = new OpenGate(Duration.ofMillis(50), more);
        device = gate.join("laptop");
    }

    OpenGate.Answer ask(String method, String path, byte[] body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("authorization", "Bearer " + device.secret()));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return gate.ask(method, path, all, body);
    }

    HttpLink link() {
        return gate.link(device.server(), device.secret());
    }

    static void assertProblem(OpenGate.Answer answer, int status, ReasonCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        assertThat(ProblemCodec.decode(answer.body().getBytes(UTF_8)).reason().code())
                .isEqualTo(code);
    }

    /** The cause that a call fails with. */
    static ReasonCode codeOf(ThrowingCallable call) {
        ReasonException failure = catchThrowableOfType(ReasonException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return failure.reason().code();
    }

    @Override
    public void close() {
        gate.close();
    }
}
