package limpid.server.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import limpid.core.id.HomeId;
import limpid.server.account.SeededChance;
import limpid.store.memory.MemoryLedger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private final SeededChance chance = new SeededChance();

    @Nested
    class LettersOfBytes {
        /** The examples of RFC 4648, section 10, without padding. */
        @ParameterizedTest
        @CsvSource({
            "'', ''",
            "f, MY",
            "fo, MZXQ",
            "foo, MZXW6",
            "foob, MZXW6YQ",
            "fooba, MZXW6YTB",
            "foobar, MZXW6YTBOI"
        })
        void areThoseOfTheStandard(String bytes, String letters) {
            assertThat(Base32.encode(bytes.getBytes(US_ASCII))).isEqualTo(letters);
        }

        @Test
        void mayBeTypedInAnyCaseAndInGroups() {
            assertThat(Base32.typed(" mzxw-6ytb oi ")).contains("MZXW6YTBOI");
            assertThat(Base32.typed("mzxw-6ytb-01")).isEmpty();
        }
    }

    @Nested
    class Tokens {
        private final Token token = Token.fresh(new HomeId("h-1"), chance);

        @Test
        void areReadAsTheyWereWritten() {
            assertThat(Token.of(token.text())).contains(token);
            assertThat(token.toString()).doesNotContain(token.text());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "h-1", "h-1.x", "h-1.x.y", "../h.x.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        void areNothingElse(String text) {
            assertThat(Token.of(text)).isEqualTo(Optional.empty());
        }
    }

    @Nested
    class TheStrongbox {
        private final MemoryLedger ledger = new MemoryLedger();
        private final Strongbox box = Strongbox.of(ledger, chance);

        @Test
        void opensWhatItSealedAlsoAfterARestart() {
            String sealed = box.seal("totp p-1", new byte[] {1, 2, 3});
            assertThat(sealed).doesNotContain("AQID");
            assertThat(Strongbox.of(ledger, chance).open("totp p-1", sealed)).containsExactly(1, 2, 3);
        }

        @Test
        void opensForItsPurposeAlone() {
            String sealed = box.seal("totp p-1", new byte[] {1, 2, 3});
            assertThatThrownBy(() -> box.open("totp p-2", sealed)).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void opensNothingOfAnotherServer() {
            String sealed = box.seal("mail", new byte[] {1, 2, 3});
            Strongbox other = Strongbox.of(new MemoryLedger(), chance);
            assertThatThrownBy(() -> other.open("mail", sealed)).isInstanceOf(IllegalStateException.class);
        }
    }
}
