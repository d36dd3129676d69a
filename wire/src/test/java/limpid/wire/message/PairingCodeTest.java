package limpid.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import limpid.core.chunk.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingCodeTest {
    private static final Hash KEY = Hash.of(new byte[] {1});
    private static final PairingCode LONG = PairingCode.pinning("ABCDEFGHJK", KEY);

    @Test
    void staysShortWithoutAPin() {
        PairingCode code = PairingCode.of("abcde fghjk").orElseThrow();
        assertThat(code.text()).isEqualTo("ABCDE-FGHJK");
        assertThat(code.isProvedBy(KEY)).isFalse();
    }

    @Test
    void isSixGroupsOfFiveWithOne() {
        assertThat(LONG.text()).matches("ABCDE-FGHJK(-[2-9A-HJKMNP-Z]{5}){4}");
        assertThat(PairingCode.of(LONG.text())).contains(LONG);
        assertThat(PairingCode.of(LONG.text().replace("-", "").toLowerCase(Locale.ROOT)))
                .contains(LONG);
    }

    @Test
    void sendsOnlyWhatTheServerKnows() {
        assertThat(LONG.secret()).isEqualTo("ABCDE-FGHJK");
    }

    @Test
    void isProvedByItsKeyAlone() {
        assertThat(LONG.isProvedBy(KEY)).isTrue();
        Set<String> pins = new HashSet<>();
        for (int i = 2; i < 100; i++) {
            Hash other = Hash.of(new byte[] {(byte) i});
            assertThat(LONG.isProvedBy(other)).isFalse();
            pins.add(PairingCode.pinning("ABCDEFGHJK", other).text());
        }
        assertThat(pins).hasSize(98);
    }

    @Test
    void noticesEachWrongCharacter() {
        String text = LONG.text();
        for (int at = 0; at < text.length(); at++) {
            for (char c : PairingCode.ALPHABET.toCharArray()) {
                if (text.charAt(at) != '-' && text.charAt(at) != c) {
                    String wrong = text.substring(0, at) + c + text.substring(at + 1);
                    assertThat(PairingCode.of(wrong)).as(wrong).isEmpty();
                }
            }
        }
    }

    @Test
    void noticesEachSwapOfTwoCharacters() {
        String text = LONG.text().replace("-", "");
        for (int a = 0; a < text.length(); a++) {
            for (int b = a + 1; b < text.length(); b++) {
                StringBuilder swapped = new StringBuilder(text);
                swapped.setCharAt(a, text.charAt(b));
                swapped.setCharAt(b, text.charAt(a));
                boolean same = text.charAt(a) == text.charAt(b);
                assertThat(PairingCode.of(swapped.toString()).isPresent())
                        .as("%s and %s", a, b)
                        .isEqualTo(same);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCDE", "ABCDE-FGHJ0", "ABCDE-FGHJKM", "ABCDE_FGHJK", "ÀBCDE-FGHJK"})
    void isNothingElse(String typed) {
        assertThat(PairingCode.of(typed)).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(LONG.toString()).doesNotContain("ABCDE");
    }
}
