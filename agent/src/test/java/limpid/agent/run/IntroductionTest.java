package limpid.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import limpid.core.chunk.Hash;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.net.ServerTrust;
import limpid.host.net.TableNetProbe;
import limpid.host.net.TlsFacts;
import limpid.host.time.SimClock;
import limpid.wire.message.PairingCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntroductionTest {
    private static final Hash LEAF = Hash.of(new byte[] {1});
    private static final Hash AUTHORITY = Hash.of(new byte[] {2});
    private static final Hash OTHER = Hash.of(new byte[] {3});
    private static final String SHORT = "ABCDE-FGHJK";
    private static final String PINNED =
            PairingCode.pinning("ABCDEFGHJK", AUTHORITY).text();
    private static final URI SERVER = URI.create("https://home.example:8420");

    private final SimClock clock = new SimClock();

    @Nested
    class OverTls {
        @Test
        void learnsTheWholeKeyThatTheCodePins() {
            var met = introduction(facts(false, LEAF, AUTHORITY)).meet(SERVER, PINNED);
            assertThat(met.key()).contains(AUTHORITY);
            assertThat(met.trust()).isEqualTo(new ServerTrust.Pinned(AUTHORITY));
            assertThat(met.code().secret()).isEqualTo(SHORT);
        }

        @Test
        void leavesAShortCodeToKnownAuthorities() {
            var met = introduction(facts(false, LEAF, AUTHORITY)).meet(SERVER, SHORT);
            assertThat(met.trust()).isEqualTo(new ServerTrust.Authorities());
        }

        @Provokes({ReasonCode.CERT_UNTRUSTED, ReasonCode.TLS_INTERCEPTED})
        @ParameterizedTest
        @CsvSource({"false, CERT_UNTRUSTED", "true, TLS_INTERCEPTED"})
        void refusesAServerWithAnotherKey(boolean isOfInterceptor, ReasonCode code) {
            Reason reason = refusal(introduction(facts(isOfInterceptor, LEAF, OTHER)), SERVER, PINNED);
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.observed("issuer")).contains("CN=Some Authority");
            assertThat(reason.observed("server-key")).contains(LEAF.toString());
            assertThat(reason.toString()).doesNotContain(SHORT);
        }
    }

    @Nested
    class OverAnOpenWay {
        @ParameterizedTest
        @ValueSource(
                strings = {"http://127.0.0.1:8420", "http://localhost:8420", "http://127.9.8.7", "http://[::1]:8420"})
        void asksOnlyThisMachine(String server) {
            var met = introduction(facts(false, LEAF)).meet(URI.create(server), SHORT);
            assertThat(met.key()).isEmpty();
        }

        @Provokes(ReasonCode.SETTINGS_INVALID)
        @ParameterizedTest
        @CsvSource({
            "http://192.168.1.5:8420, https://192.168.1.5:8420",
            "http://home.example, https://home.example",
            "http://127.evil.example:8420, https://127.evil.example:8420",
            "http://localhost.evil.example, https://localhost.evil.example"
        })
        void sendsNothingToOthers(String server, String better) {
            Reason reason = refusal(introduction(facts(false, LEAF)), URI.create(server), SHORT);
            assertThat(reason.code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
            assertThat(reason.observed("problem").orElseThrow()).contains("write " + better);
        }

        /** Somebody on the way who wants the code would like it to be sent so. */
        @Test
        void neverTakesACodeThatAsksForTls() {
            Reason reason = refusal(introduction(facts(false, LEAF)), URI.create("http://127.0.0.1:8420"), PINNED);
            assertThat(reason.code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
            assertThat(reason.observed("problem").orElseThrow()).contains("https://127.0.0.1:8420");
        }
    }

    @Provokes(ReasonCode.JOIN_CODE_WRONG)
    @Test
    void takesATypingErrorForOneBeforeItAsksAnybody() {
        char last = PINNED.charAt(PINNED.length() - 1);
        String typo = PINNED.substring(0, PINNED.length() - 1) + (last == 'A' ? 'B' : 'A');
        assertThat(refusal(introduction(facts(false, LEAF, AUTHORITY)), SERVER, typo)
                        .code())
                .isEqualTo(ReasonCode.JOIN_CODE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"home.example", "ftp://home.example", "https:8420", "mailto:a@b.example", ""})
    void takesNothingElseForAnAddress(String server) {
        Reason reason = refusal(introduction(facts(false, LEAF)), URI.create(server), SHORT);
        assertThat(reason.code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
        assertThat(reason.observed("problem").orElseThrow()).contains("is not the address of a server");
    }

    private static Reason refusal(Introduction introduction, URI server, String code) {
        return catchThrowableOfType(ReasonException.class, () -> introduction.meet(server, code))
                .reason();
    }

    private Introduction introduction(TlsFacts facts) {
        InetAddress address = InetAddress.ofLiteral("192.0.2.7");
        return new Introduction(
                new TableNetProbe(
                        clock,
                        List.of(),
                        Map.of("home.example", List.of(InetAddress.ofLiteral("192.0.2.8"), address)),
                        Map.of(new InetSocketAddress(address, 8420), facts)),
                clock);
    }

    private static TlsFacts facts(boolean isOfInterceptor, Hash... keys) {
        return new TlsFacts(
                "TLSv1.3",
                List.of(keys),
                "CN=home.example",
                "CN=Some Authority",
                List.of("home.example"),
                Instant.EPOCH,
                Instant.EPOCH,
                keys.length,
                isOfInterceptor,
                Optional.empty());
    }
}
