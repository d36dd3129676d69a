package limpid.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.Remedy;
import limpid.core.reason.Subject;
import limpid.core.reason.Who;
import limpid.wire.message.CommitReply;
import limpid.wire.message.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCodecTest {
    private static final ReasonWords WORDS = new ReasonWords() {
        @Override
        public String title(ReasonCode code) {
            return "The plan is full";
        }

        @Override
        public String sentence(Reason reason) {
            return "There are 5 bytes left.";
        }

        @Override
        public List<Remedy> remedies(Reason reason) {
            return List.of(new Remedy("free-space", Who.YOU, "Delete something."));
        }
    };
    private final ProblemCodec problems = new ProblemCodec(WORDS);

    @Test
    void writesTheGoldenBytesAndReadsThemBack() {
        Problem problem = Problem.of(new CommitReply.Refused(Samples.REASON, List.of(Samples.FILE, Samples.TOMBSTONE)));
        Golden.check("problem.json", problems.encode(problem));
        assertThat(ProblemCodec.decode(Golden.read("problem.json"))).isEqualTo(problem);
    }

    @Test
    void tellsPeopleAndScriptsOnTheCommandLineAlike() {
        Golden.check("reason-text.json", new ReasonText(WORDS).encode(Samples.REASON));
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
}
