package limpid.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import limpid.core.change.Operation;
import limpid.core.chunk.ChunkId;
import limpid.core.id.ItemId;
import limpid.core.reason.ReasonCode;
import limpid.wire.message.ChangesPage;
import limpid.wire.message.Commit;
import limpid.wire.message.DeletedPage;
import limpid.wire.message.MalformedException;
import limpid.wire.message.RestoreOrder;
import limpid.wire.message.RestoreOrder.Extent;
import limpid.wire.message.Restored;
import limpid.wire.message.SignInReply;
import limpid.wire.message.SignInRequest;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
    /** One message with its codec; the name is also that of its golden file. */
    record Case<T>(String name, Codec<T> codec, T message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case<?>> all() {
        return Stream.of(
                new Case<>("commit", Codecs.COMMIT, Samples.COMMIT),
                new Case<>("committed", Codecs.COMMITTED, Samples.COMMITTED),
                new Case<>("changes", Codecs.CHANGES, Samples.CHANGES),
                new Case<>("join-request", Codecs.JOIN_REQUEST, Samples.JOIN_REQUEST),
                new Case<>("join-reply", Codecs.JOIN_REPLY, Samples.JOIN_REPLY),
                new Case<>(
                        "sign-in-request",
                        Codecs.SIGN_IN_REQUEST,
                        new SignInRequest("four plain words", Optional.of("081804"))),
                new Case<>("sign-in-reply", Codecs.SIGN_IN_REPLY, new SignInReply("home-1.laptop-1.c2VjcmV0")),
                new Case<>("hello", Codecs.HELLO, Samples.HELLO),
                new Case<>("state", Codecs.STATE, Samples.STATE),
                new Case<>("state-ordered", Codecs.STATE, Samples.ORDERED_STATE),
                new Case<>("seal-order", Codecs.SEAL_ORDER, Samples.SEAL_ORDER),
                new Case<>("seal-word", Codecs.SEAL_WORD, Samples.SEAL_WORD),
                new Case<>("erased", Codecs.ERASED, Samples.ERASED),
                new Case<>("report-full", Codecs.REPORT, Samples.FULL_REPORT),
                new Case<>("reserve", Codecs.RESERVE, 1L << 33),
                new Case<>("grant", Codecs.GRANT, Samples.GRANT),
                new Case<>("report", Codecs.REPORT, Samples.REPORT),
                new Case<>("hint", Codecs.HINT, Samples.HINT),
                new Case<>("deleted", Codecs.DELETED, new DeletedPage(Samples.DELETED, Optional.empty())),
                new Case<>(
                        "deleted-page",
                        Codecs.DELETED,
                        new DeletedPage(Samples.DELETED.subList(0, 1), Optional.of("1.2.3"))),
                new Case<>(
                        "restore-item",
                        Codecs.RESTORE,
                        new RestoreOrder("", Optional.of(Samples.FILE.id()), Extent.TOGETHER)),
                new Case<>("restore", Codecs.RESTORE, new RestoreOrder("docs/plan.txt", Extent.EVERYTHING)),
                new Case<>("restored", Codecs.RESTORED, new Restored("docs/plan (restored).txt", 3)),
                new Case<>("reason", Codecs.REASON, Samples.REASON));
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void writesTheGoldenBytesAndReadsThemBack(Case<T> one) {
        Golden.check(one.name() + ".json", one.codec().encode(one.message()));
        assertThat(one.codec().decode(Golden.read(one.name() + ".json")))
                .usingRecursiveComparison(byValue())
                .isEqualTo(one.message());
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void refusesEveryCutOfAMessage(Case<T> one) {
        byte[] json = one.codec().encode(one.message());
        for (int cut = 0; cut < json.length; cut++) {
            if (isRead(one.codec(), Arrays.copyOf(json, cut))) {
                fail("a message cut at " + cut + " was taken for whole");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    <T> void neverFailsOtherwiseWhenBytesAreSpoilt(Case<T> one) {
        byte[] json = one.codec().encode(one.message());
        for (int at = 0; at < json.length; at++) {
            for (byte spoilt : new byte[] {0, '"', '-', '9', '{', ']', (byte) 0xff}) {
                byte[] bad = json.clone();
                bad[at] = spoilt;
                isRead(one.codec(), bad);
            }
        }
    }

    /** Whether the codec takes it; anything but a message or a MalformedException is a defect, and gets out of here. */
    private static boolean isRead(Codec<?> codec, byte[] json) {
        try {
            codec.decode(json);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    @Nested
    class Requests {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"bytes":1,"extra":2}     | extra | unknown field
                        {"bytes":0}               | bytes | below 1
                        {"bytes":-1}              | bytes | below 1
                        {"bytes":1.5}             | bytes | not a whole number
                        {"bytes":"1"}             | bytes | not a whole number
                        {"bytes":9223372036854775808} | bytes | out of range
                        {"bytes":null}            | bytes | missing
                        {}                        | bytes | missing
                        {"bytes":1,"bytes":2}     | bytes | given twice
                        {"bytes":[1]}             | bytes | not a whole number
                        [1]                       | ''    | not an object
                        {"bytes":1} {}            | ''    | there is more after the message
                        """)
        void nameTheFieldThatIsWrong(String json, String field, String flaw) {
            assertThatThrownBy(() -> Codecs.RESERVE.decode(json.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(MalformedException.class, e -> {
                        assertThat(e.field()).isEqualTo(field);
                        assertThat(e.flaw()).isEqualTo(flaw);
                    });
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        "name":"読む.txt" | "name":"../x"       | operations[1].put.name
                        "name":"読む.txt" | "name":"a\\u0000"   | operations[1].put.name
                        "name":"読む.txt" | "name":"\\ud800"    | operations[1].put.name
                        "kind":"FILE"     | "kind":"SOCKET"     | operations[1].put.kind
                        "kind":"FILE"     | "kind":"FOLDER"     | operations[1].put
                        "ifVersion":11    | "ifVersion":-11     | operations[1].put.ifVersion
                        "executable":true | "executable":1      | operations[1].put.executable
                        "size":15         | "size":-15          | operations[1].put.size
                        "modified":"2026- | "modified":"2026+   | operations[1].put.modified
                        "modified":"2026-11-21 | "modified":"2026-02-30 | operations[1].put.modified
                        {"delete":        | {"deleet":          | operations[2].deleet
                        "inline":["       | "inline":["*        | inline[0]
                        """)
        void nameThePlaceOfAFlawDeepInside(String good, String bad, String field) {
            String json = new String(Codecs.COMMIT.encode(Samples.COMMIT), UTF_8);
            assertThat(json).contains(good);
            byte[] spoilt = json.replace(good, bad).getBytes(UTF_8);
            assertThatThrownBy(() -> Codecs.COMMIT.decode(spoilt))
                    .isInstanceOfSatisfying(
                            MalformedException.class, e -> assertThat(e.field()).isEqualTo(field));
        }

        @Test
        void areBounded() {
            String operation = "{\"delete\":{\"item\":\"" + new ItemId(0, 1) + "\",\"ifVersion\":1}}";
            String many = ("," + operation).repeat(201).substring(1);
            assertRefused("{\"operations\":[" + many + "]}", "operations");
            assertRefused("{\"operations\":[]}", "");
            String deep = "[".repeat(100);
            assertRefused("{\"operations\":" + deep, "operations[0]");
            String longText = "x".repeat(20_000);
            assertRefused("{\"grant\":\"" + longText + "\"}", "");
            byte[] large = new byte[8193];
            Commit commit = new Commit(
                    List.of(new Operation.Delete(new ItemId(0, 1), 1, false)),
                    Optional.empty(),
                    Map.of(ChunkId.of(large), large));
            assertRefused(new String(Codecs.COMMIT.encode(commit), UTF_8), "inline[0]");
        }

        private void assertRefused(String json, String field) {
            assertThatThrownBy(() -> Codecs.COMMIT.decode(json.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                            MalformedException.class, e -> assertThat(e.field()).isEqualTo(field));
        }
    }

    @Nested
    class Replies {
        @Test
        void maySayMoreThanThisVersionKnows() {
            String json = new String(Codecs.GRANT.encode(Samples.GRANT), UTF_8);
            String more = json.replace("{", "{\"colour\":{\"of\":[1,2]},");
            assertThat(Codecs.GRANT.decode(more.getBytes(UTF_8))).isEqualTo(Samples.GRANT);
        }

        @Test
        void keepAReasonWhoseCodeIsNewer() {
            String json = new String(Codecs.REASON.encode(Samples.REASON), UTF_8);
            var reason = Codecs.REASON.decode(
                    json.replace("QUOTA_EXCEEDED", "BRAND_NEW_CAUSE").getBytes(UTF_8));
            assertThat(reason.code()).isEqualTo(ReasonCode.UNEXPLAINED);
            assertThat(reason.observed("unknown-code")).contains("BRAND_NEW_CAUSE");
            assertThat(reason.observed("free-bytes")).contains("5");
        }

        @Test
        void bringSmallContentsUnderTheIdOfTheirBytes() {
            String json = new String(Codecs.CHANGES.encode(Samples.CHANGES), UTF_8);
            ChangesPage page = Codecs.CHANGES.decode(
                    json.replace("\"inline\":[\"YSBz", "\"inline\":[\"YSBT").getBytes(UTF_8));
            byte[] spoilt = "a Small content".getBytes(UTF_8);
            assertThat(page.inline()).containsOnlyKeys(ChunkId.of(spoilt));
        }
    }

    private static RecursiveComparisonConfiguration byValue() {
        return RecursiveComparisonConfiguration.builder()
                .withComparatorForType(Arrays::compare, byte[].class)
                .build();
    }
}
