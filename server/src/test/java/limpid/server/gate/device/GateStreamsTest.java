package limpid.server.gate.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static limpid.server.gate.device.Visitor.NOTHING;
import static limpid.server.gate.device.Visitor.assertProblem;
import static limpid.server.gate.device.Visitor.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import limpid.wire.link.Link;
import limpid.wire.message.Hint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of hints, and how the gate closes. */
@Timeout(60)
class GateStreamsTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicReference<OpenGate.Answer> lastAnswer = new AtomicReference<>();
    private final Visitor visitor = new Visitor(this::slow);

    /** An endpoint that answers when it is let. */
    private Map<Method, Endpoint> slow(List<String> path) {
        return path.equals(List.of("slow")) ? Map.of(Method.GET, _ -> answerWhenLet()) : Map.of();
    }

    private Reply answerWhenLet() {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Reply.of(200, "text/plain", "done".getBytes(UTF_8));
    }

    @AfterEach
    void shut() {
        visitor.close();
    }

    @Test
    void showSignsOfLife() {
        try (Link.HintStream hints = visitor.link().hints()) {
            assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
            assertThat(hints.next().kind()).isEqualTo(Hint.Kind.HEARTBEAT);
        }
    }

    @Test
    void endWhenTheDeviceIsSignedOut() {
        try (Link.HintStream hints = visitor.link().hints()) {
            assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
            visitor.gate.rig.library.registry().revoke(visitor.device.home(), visitor.device.device());
            assertThat(codeOf(() -> drain(hints))).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
        }
    }

    @Test
    void endWithAWordWhenTheServerStops() {
        try (Link.HintStream hints = visitor.link().hints()) {
            assertThat(hints.next().kind()).isEqualTo(Hint.Kind.CONNECTED);
            visitor.gate.gate.stop();
            Hint last = hints.next();
            while (last.kind() == Hint.Kind.HEARTBEAT) {
                last = hints.next();
            }
            assertThat(last.kind()).isEqualTo(Hint.Kind.STOPPING);
        }
    }

    private void drain(Link.HintStream hints) {
        while (hints.next().kind() != Hint.Kind.STOPPING) {
            // Heartbeats go on until the server notices.
            assertThat(visitor.gate.defects).isEmpty();
        }
    }

    /** While the last request is carried out, whoever comes is told to come again soon. */
    @Test
    @Provokes(ReasonCode.SHUTTING_DOWN)
    void turnsNewRequestsAwayWhileItStops() throws InterruptedException {
        Thread last = Thread.ofVirtual().start(() -> lastAnswer.set(visitor.ask("GET", "/slow", NOTHING)));
        begun.await();
        Thread stop = Thread.ofVirtual().start(visitor.gate.gate::stop);
        OpenGate.Answer refused = visitor.ask("GET", "/v1/state", NOTHING);
        while (refused.status() == 200) {
            refused = visitor.ask("GET", "/v1/state", NOTHING);
        }
        assertProblem(refused, 503, ReasonCode.SHUTTING_DOWN);
        assertThat(refused.headers()).containsKey("retry-after");
        mayEnd.countDown();
        last.join();
        stop.join();
        assertThat(lastAnswer.get().body()).isEqualTo("done");
    }
}
