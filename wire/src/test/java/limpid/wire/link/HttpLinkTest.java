package limpid.wire.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.CollectionId;
import limpid.core.id.DeviceId;
import limpid.core.id.HomeId;
import limpid.core.id.ItemId;
import limpid.core.id.PersonId;
import limpid.core.reason.Evidence;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.host.net.BodyBytes;
import limpid.host.time.Clock;
import limpid.wire.frame.FrameWriter;
import limpid.wire.frame.Frames;
import limpid.wire.json.Codecs;
import limpid.wire.json.Problem;
import limpid.wire.json.ProblemCodec;
import limpid.wire.message.ChunkFrame;
import limpid.wire.message.ChunkFrame.Encoding;
import limpid.wire.message.Commit;
import limpid.wire.message.CommitReply;
import limpid.wire.message.Grant;
import limpid.wire.message.Hello;
import limpid.wire.message.Hint;
import limpid.wire.message.JoinReply;
import limpid.wire.message.JoinRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLinkTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<String, String> OURS = Map.of("limpid-server", "server-1");
    private static final Clock STOPPED = new Clock() {
        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    private final ScriptedHttp small = new ScriptedHttp();
    private final ScriptedHttp bulk = new ScriptedHttp();
    private final HttpLink link = new HttpLink(
            new Pairing(URI.create("https://cloud.example/limpid/"), "server-1", "home.laptop.secret"),
            small,
            bulk,
            STOPPED);
    private final ProblemCodec problems = new ProblemCodec(ReasonTexts.english());

    @Nested
    class WhatIsSaidByTheServer {
        @Test
        void isAskedAtItsAddressWithTheSecret() {
            small.ours(200, Codecs.GRANT.encode(new Grant("g", 5, NOON)));
            assertThat(link.reserve(5)).isEqualTo(new Grant("g", 5, NOON));
            assertThat(small.asked().uri()).hasToString("https://cloud.example/limpid/v1/grants");
            assertThat(small.asked().method()).isEqualTo("POST");
            assertThat(small.asked().headers())
                    .containsEntry("authorization", "Bearer home.laptop.secret")
                    .containsEntry("limpid-protocol", "1");
            assertThat(new String(BodyBytes.of(small.asked().body()), UTF_8)).isEqualTo("{\"bytes\":5}");
        }

        @Provokes(ReasonCode.RATE_LIMITED)
        @Test
        void isAReasonByTheClockOfThisDevice() {
            Evidence evidence = new Evidence("n", "9", "8", "gate", NOON);
            Reason theirs = Reason.of(ReasonCode.RATE_LIMITED, Subject.device(), Instant.EPOCH, evidence)
                    .retryAt(Instant.EPOCH.plusSeconds(7));
            small.ours(429, problems.encode(Problem.of(theirs)), "retry-after", "7");
            Reason reason = reasonOf(link::state);
            assertThat(reason.code()).isEqualTo(ReasonCode.RATE_LIMITED);
            assertThat(reason.since()).isEqualTo(NOON);
            assertThat(reason.nextAttemptAt()).contains(NOON.plusSeconds(7));
            assertThat(reason.observed("n")).contains("9");
        }

        @Test
        void mayBeTheRefusalOfACommit() {
            Reason why = Reason.of(ReasonCode.NAME_TAKEN, Subject.item("a"), NOON);
            small.ours(409, problems.encode(Problem.of(new CommitReply.Refused(why, List.of()))));
            Commit commit =
                    new Commit(List.of(new Operation.Delete(new ItemId(0, 1), 1, false)), Optional.empty(), Map.of());
            assertThat(link.commit(new CollectionId("files"), "key-1", commit))
                    .isEqualTo(new CommitReply.Refused(why, List.of()));
            assertThat(small.asked().headers()).containsEntry("idempotency-key", "key-1");
        }

        @Provokes(ReasonCode.SERVER_ERROR)
        @Test
        void isServerErrorWhenItMakesNoSense() {
            small.ours(200, "{}".getBytes(UTF_8));
            assertThat(reasonOf(link::state).code()).isEqualTo(ReasonCode.SERVER_ERROR);
            small.ours(500, "oops".getBytes(UTF_8));
            assertThat(reasonOf(link::state).code()).isEqualTo(ReasonCode.SERVER_ERROR);
            small.ours(200, "{}".getBytes(UTF_8));
            assertThat(reasonOf(() -> link.release("g")).code()).isEqualTo(ReasonCode.SERVER_ERROR);
        }

        @Test
        void tellsItsTime() {
            assertThat(link.serverClockAhead()).isEmpty();
            small.ours(204, new byte[0], "date", "Sat, 21 Nov 2026 13:00:00 GMT");
            link.leave();
            assertThat(link.serverClockAhead()).contains(Duration.ofMinutes(60).plusMillis(500));
            small.ours(204, new byte[0], "date", "yesterday");
            link.leave();
            assertThat(link.serverClockAhead()).contains(Duration.ofMinutes(60).plusMillis(500));
        }
    }

    @Nested
    class WhatComesBetween {
        @Provokes({
            ReasonCode.NOT_LIMPID,
            ReasonCode.FOREIGN_AUTH_WALL,
            ReasonCode.PROXY_AUTH_REQUIRED,
            ReasonCode.PROXY_BODY_LIMIT,
            ReasonCode.PROXY_TIMEOUT
        })
        @ParameterizedTest
        @CsvSource({
            "200, text/html, CAPTIVE_PORTAL",
            "200, application/json, NOT_LIMPID",
            "302, text/html, CAPTIVE_PORTAL",
            "301, '', NOT_LIMPID",
            "400, text/html, NOT_LIMPID",
            "401, text/html, FOREIGN_AUTH_WALL",
            "403, text/html, FOREIGN_AUTH_WALL",
            "404, text/html, NOT_LIMPID",
            "407, '', PROXY_AUTH_REQUIRED",
            "413, text/html, PROXY_BODY_LIMIT",
            "429, '', RATE_LIMITED",
            "500, text/html, SERVER_ERROR",
            "502, text/html, PROXY_TIMEOUT",
            "503, text/html, SERVER_ERROR",
            "504, text/html, PROXY_TIMEOUT",
            "511, text/html, CAPTIVE_PORTAL"
        })
        void isNamed(int status, String contentType, ReasonCode code) {
            small.then(status, Map.of("content-type", contentType, "via", "1.1 box"), "<html>".getBytes(UTF_8));
            Reason reason = reasonOf(link::state);
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.observed("status")).contains(Integer.toString(status));
            assertThat(reason.observed("header-via")).contains("1.1 box");
        }

        @Test
        void isNeverTakenForTheServerEvenIfItTalksLikeOne() {
            byte[] grant = Codecs.GRANT.encode(new Grant("g", 5, NOON));
            small.then(200, Map.of("content-type", "application/json"), grant);
            assertThat(reasonOf(() -> link.reserve(5)).code()).isEqualTo(ReasonCode.NOT_LIMPID);
        }

        @Test
        void tellsHowLargeTheBodyWasThatAProxyRefused() {
            bulk.then(413, Map.of("server", "nginx/1.22"), new byte[0]);
            byte[] chunk = new byte[1000];
            Reason reason =
                    reasonOf(() -> link.send(List.of(new ChunkFrame(ChunkId.of(chunk), Encoding.RAW, 1000, chunk))));
            assertThat(reason.code()).isEqualTo(ReasonCode.PROXY_BODY_LIMIT);
            assertThat(reason.observed("bytes-sent")).contains("1041");
            assertThat(reason.observed("header-server")).contains("nginx/1.22");
        }

        @Provokes(ReasonCode.SERVER_MAINTENANCE)
        @Test
        void mayAskToComeAgain() {
            small.then(503, Map.of("retry-after", "120"), new byte[0]);
            Reason reason = reasonOf(link::state);
            assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_MAINTENANCE);
            assertThat(reason.nextAttemptAt()).contains(NOON.plusSeconds(120));
        }

        @Test
        void mayBeAnotherServerOfLimpid() {
            small.then(200, Map.of("limpid-server", "server-2"), new byte[0]);
            Reason reason = reasonOf(link::state);
            assertThat(reason.code()).isEqualTo(ReasonCode.SERVER_IDENTITY_CHANGED);
            assertThat(reason.observed("server-id")).contains("server-2");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 3, device", "0, 0, server"})
    void versionsMustOverlap(int min, int max, String older) {
        small.ours(200, Codecs.HELLO.encode(new Hello("server-1", "Home", "9.0", min, max, NOON, true)));
        Reason reason = reasonOf(link::hello);
        assertThat(reason.code()).isEqualTo(ReasonCode.VERSION_MISMATCH);
        assertThat(reason.observed("older")).contains(older);
    }

    @Nested
    class Chunks {
        private final byte[] one = "one".repeat(500).getBytes(UTF_8);
        private final byte[] two = "two".getBytes(UTF_8);
        private final Frames frames = new Frames(STOPPED);

        @Test
        void arriveInOrderAndMayEndEarly() {
            bulk.ours(200, frame(one, one));
            assertThat(link.receive(List.of(ChunkId.of(one), ChunkId.of(two)))).containsExactly(one);
        }

        @Test
        void areProvedToBeWhatWasAskedFor() {
            bulk.ours(200, frame(two, one));
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.CHECKSUM_MISMATCH);
            bulk.ours(200, frame(one, one));
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.SERVER_ERROR);
            bulk.ours(200, new byte[0]);
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.SERVER_ERROR);
        }

        @Test
        void areAskedForById() {
            small.ours(200, FrameWriter.idBytes(List.of(ChunkId.of(two))));
            assertThat(link.missing(List.of(ChunkId.of(one), ChunkId.of(two)))).containsExactly(ChunkId.of(two));
        }

        @Test
        void thatStopOnTheWayAreNamed() {
            bulk.then(200, OURS, failing(new SocketTimeoutException("silence")));
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.TRANSFER_STALLED);
            bulk.then(200, OURS, failing(new IOException("reset")));
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
            bulk.ours(200, new byte[] {1, 2, 3});
            assertThat(codeOfFetch(two)).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
        }

        /** A frame that says it is {@code named} and holds {@code held}. */
        private byte[] frame(byte[] named, byte[] held) {
            return BodyBytes.of(FrameWriter.body(List.of(frames.encode(ChunkId.of(named), held))));
        }

        private ReasonCode codeOfFetch(byte[] chunk) {
            return reasonOf(() -> link.receive(List.of(ChunkId.of(chunk)))).code();
        }
    }

    @Nested
    class Hints {
        @Test
        void comeOneByOneAndEndWithAReason() {
            String events = """
                    : hello

                    event: hint
                    data: {"kind":"CONNECTED"}

                    data: {"kind":"CHANGED","collection":"files","seq":7}

                    """;
            small.ours(200, events.getBytes(UTF_8));
            try (Link.HintStream stream = link.hints()) {
                assertThat(stream.next()).isEqualTo(new Hint(Hint.Kind.CONNECTED, "", 0));
                assertThat(stream.next()).isEqualTo(new Hint(Hint.Kind.CHANGED, "files", 7));
                assertThat(reasonOf(stream::next).code()).isEqualTo(ReasonCode.TRANSFER_INTERRUPTED);
            }
            assertThat(small.asked().deadline()).isEqualTo(Duration.ofSeconds(45));
        }

        @Test
        void areNotEndlessLines() {
            small.ours(200, "x".repeat(5000).getBytes(UTF_8));
            try (Link.HintStream stream = link.hints()) {
                assertThat(reasonOf(stream::next).code()).isEqualTo(ReasonCode.SERVER_ERROR);
            }
        }
    }

    @Test
    void joiningNeedsNoSecretAndTakesAnyServerOfLimpid() {
        JoinReply reply =
                new JoinReply("server-9", new HomeId("h"), new PersonId("p"), new DeviceId("d"), "h.d.s", 4, List.of());
        small.then(201, Map.of("limpid-server", "server-9"), Codecs.JOIN_REPLY.encode(reply));
        JoinRequest request = new JoinRequest("ABCDE-FGHJK", "laptop", "Linux", "0.1.0");
        assertThat(new Joining(small, STOPPED).join(URI.create("http://127.0.0.1:8420"), request))
                .isEqualTo(reply);
        assertThat(small.asked().uri()).hasToString("http://127.0.0.1:8420/v1/devices");
        assertThat(small.asked().headers()).doesNotContainKey("authorization");
    }

    @Test
    void secretsStayOutOfTexts() {
        assertThat(new Pairing(URI.create("http://x"), "s", "hidden").toString())
                .doesNotContain("hidden");
    }

    private static Reason reasonOf(ThrowingCallable call) {
        ReasonException failure = catchThrowableOfType(ReasonException.class, call);
        assertThat(failure).as("a failure").isNotNull();
        return failure.reason();
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
