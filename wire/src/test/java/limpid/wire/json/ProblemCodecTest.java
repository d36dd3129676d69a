package limpid.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonTexts;
import limpid.core.reason.Subject;
import limpid.wire.message.CommitReply;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCodecTest {
    private final ProblemCodec problems = new ProblemCodec(ReasonTexts.english());

    @Test
    void writesTheGoldenBytesAndReadsThemBack() {
        Problem problem = Problem.of(new CommitReply.Refused(Samples.REASON, List.of(Samples.FILE, Samples.TOMBSTONE)));
        Golden.check("problem.json", withoutWords(problems.encode(problem)));
        assertThat(ProblemCodec.decode(Golden.read("problem.json"))).isEqualTo(problem);
    }

    @Test
    void tellsPeopleAndScriptsOnTheCommandLineAlike() {
        byte[] text = new ReasonText(ReasonTexts.english()).encode(Samples.REASON);
        Golden.check("reason-text.json", withoutWords(text));
        assertThat(new String(text, UTF_8))
                .contains(ReasonTexts.english().sentence(Samples.REASON))
                .contains(ReasonTexts.english()
                        .remedies(Samples.REASON)
                        .getFirst()
                        .sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"about:blank\",\"status\":500}",
                "<html>Bad gateway</html>",
                "",
                "null",
                "{\"error\":\"not found\"}"
            })
    void takesNobodyElsesProblemForOurs(String body) {
        assertThatThrownBy(() -> ProblemCodec.decode(body.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void carriesEveryCode(ReasonCode code) {
        Problem problem = Problem.of(Reason.of(code, Subject.server("https://example.test"), Samples.NOON));
        assertThat(ProblemCodec.decode(problems.encode(problem))).isEqualTo(problem);
        assertThat(problem.status()).isBetween(400, 599);
    }

    /** The texts for people have golden files of their own, in core. */
    private static byte[] withoutWords(byte[] json) {
        return new String(json, UTF_8)
                .replaceAll("\"(title|detail|sentence|action|who)\":\"[^\"]*\"", "\"$1\":\"…\"")
                .getBytes(UTF_8);
    }
}
