package limpid.server.account.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

    @ParameterizedTest
    @CsvSource({
        "59,          287082",
        "1111111109,  081804",
        "1111111111,  050471",
        "1234567890,  005924",
        "2000000000,  279037",
        "20000000000, 353130"
    })
    void showsTheLastSixDigitsOfTheCodesInTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void takesTheCodesOfOneStepBeforeAndAfter(int away, boolean taken) {
        String code = Totp.code(SECRET, Totp.stepAt(NOW) + away);
        assertThat(Totp.step(SECRET, code, NOW, 0).isPresent()).isEqualTo(taken);
    }

    @Test
    void takesNoCodeOfAStepThatWasTakenOrOfAnEarlierOne() {
        long present = Totp.stepAt(NOW);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, present), NOW, present)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, present - 1), NOW, present))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, present + 1), NOW, present))
                .contains(present + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "08180", "0818044", "08l804", "٠٨١٨٠٤", "-81804"})
    void takesNothingElse(String typed) {
        assertThat(Totp.step(SECRET, typed, NOW, 0)).isEmpty();
    }
}
