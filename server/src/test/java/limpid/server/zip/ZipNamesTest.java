package limpid.server.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain.txt|plain.txt",
                "Übung ☃.txt|Übung ☃.txt",
                ".hidden|.hidden",
                "..\\..\\evil.exe|.._.._evil.exe",
                "C:evil|C_evil",
                "a*b?c\"d<e>f|a_b_c_d_e_f",
                "...|.._",
                "a.|a_",
                "a |a_",
                ".. |.._",
                "con|_con",
                "NUL.txt|_NUL.txt",
                "nul .txt|_nul .txt",
                "COM1|_COM1",
                "lpt9.log|_lpt9.log",
                "console|console",
                "com10|com10"
            })
    void areSafeEverywhere(String name, String safe) {
        assertThat(new ZipNames().of(name)).isEqualTo(safe);
    }

    @Test
    void areEachTheirOwnOnDisksThatFoldCase() {
        ZipNames names = new ZipNames();
        assertThat(List.of("a:b.txt", "a_b.txt", "A_B.TXT", "a_b (2).txt", "e\u0301", "\u00e9").stream()
                        .map(names::of))
                .containsExactly("a_b.txt", "a_b (2).txt", "A_B (3).TXT", "a_b (2) (2).txt", "e\u0301", "\u00e9 (2)");
    }

    @Test
    void stayWithinWhatDisksHold() {
        ZipNames names = new ZipNames();
        String longest = "\uD83D\uDE00".repeat(62) + ".txt";
        assertThat(names.of(longest)).isEqualTo(longest);
        String second = names.of(longest);
        assertThat(second).endsWith(" (2).txt").isNotEqualTo(longest);
        assertThat(second.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(new String(second.getBytes(UTF_8), UTF_8)).isEqualTo(second);
    }
}
