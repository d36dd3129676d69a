package limpid.server.gate.device;

import static limpid.server.gate.device.Visitor.NOTHING;
import static limpid.server.gate.device.Visitor.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.Subject;
import limpid.server.gate.Endpoint;
import limpid.server.gate.Header;
import limpid.server.gate.Method;
import limpid.server.gate.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that break while they are made: nobody takes what came for the whole. */
class BrokenReplyTest {
    /** More than the gate gathers before it sends. */
    private static final int SENT = 300_000;

    private final Visitor visitor = new Visitor(BrokenReplyTest::extra);

    @AfterEach
    void shut() {
        visitor.close();
    }

    /** {@code /break/LENGTH/AFTER/HOW}: says it brings so many bytes, and breaks after some. */
    private static Map<Method, Endpoint> extra(List<String> path) {
        if (path.size() != 4 || !path.getFirst().equals("break")) {
            return Map.of();
        }
        long length = Long.parseLong(path.get(1));
        int after = Integer.parseInt(path.get(2));
        return Map.of(
                Method.GET,
                _ -> new Reply(
                        200,
                        List.of(new Header("Content-Type", "application/zip")),
                        new Reply.Body.Flowing(length, out -> {
                            out.write(new byte[after]);
                            throw path.get(3).equals("defect")
                                    ? new IllegalStateException("a secret of the program")
                                    : new ReasonException(
                                            Reason.of(ReasonCode.BLOB_CORRUPT, Subject.server(""), Instant.EPOCH));
                        })));
    }

    @ParameterizedTest
    @CsvSource({"-1, world", "1000000, world", "-1, defect", "1000000, defect"})
    void areCutWhereTheyHadBegun(long length, String how) {
        String raw = visitor.gate.raw("GET /break/" + length + "/" + SENT + "/" + how + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(raw)
                .startsWith("HTTP/1.1 200")
                .doesNotEndWith("\r\n0\r\n\r\n")
                .doesNotContain("secret");
        assertThat(raw.length()).isBetween(SENT / 2, SENT * 2);
        assertThatThrownBy(
                        () -> visitor.gate.ask("GET", "/break/" + length + "/" + SENT + "/" + how, Map.of(), NOTHING))
                .isInstanceOfAny(UncheckedIOException.class, ReasonException.class, IOException.class);
        assertThat(visitor.gate.defects).hasSize(how.equals("defect") ? 2 : 0);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000000"})
    void areProblemsWhereNothingWasSent(long length) {
        assertProblem(
                visitor.gate.ask("GET", "/break/" + length + "/10/world", Map.of(), NOTHING),
                500,
                ReasonCode.BLOB_CORRUPT);
        OpenGate.Answer defect = visitor.gate.ask("GET", "/break/" + length + "/0/defect", Map.of(), NOTHING);
        assertProblem(defect, 500, ReasonCode.INTERNAL_DEFECT);
        assertThat(defect.headers()).doesNotContainEntry("content-type", "application/zip");
    }
}
