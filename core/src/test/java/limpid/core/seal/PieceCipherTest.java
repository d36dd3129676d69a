package limpid.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PieceCipherTest {
    private static final SealPair PAIR = SealPair.of(filled(7));
    private static final byte[] TEXT = "what nobody else shall read".getBytes(UTF_8);

    private static byte[] filled(int value) {
        byte[] bytes = new byte[SealPair.RANDOM_BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void makesTheKeysOfTheStandard() {
        // RFC 7748, section 6.1: Bob's pair.
        byte[] bob = HexFormat.of().parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        assertThat(SealPair.of(bob).publicKey())
                .isEqualTo("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    }

    @Test
    void opensWhatWasSealed() {
        PieceCipher sealing = PieceCipher.begin(PAIR.publicKey(), filled(9));
        byte[] first = sealing.seal(0, false, TEXT, TEXT.length);
        byte[] last = sealing.seal(1, true, TEXT, 4);
        PieceCipher opening = PieceCipher.open(sealing.head(), PAIR.privateKey());
        assertThat(opening.open(0, false, first, first.length)).isEqualTo(TEXT);
        assertThat(opening.open(1, true, last, last.length)).isEqualTo(Arrays.copyOf(TEXT, 4));
        assertThat(new String(first, UTF_8)).doesNotContain("nobody");
    }

    @Test
    void noticesEveryKindOfTampering() {
        PieceCipher sealing = PieceCipher.begin(PAIR.publicKey(), filled(9));
        byte[] sealed = sealing.seal(0, false, TEXT, TEXT.length);
        PieceCipher opening = PieceCipher.open(sealing.head(), PAIR.privateKey());
        byte[] changed = sealed.clone();
        changed[3] ^= 1;
        assertThatThrownBy(() -> opening.open(0, false, changed, changed.length))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> opening.open(1, false, sealed, sealed.length)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> opening.open(0, true, sealed, sealed.length)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> opening.open(0, false, sealed, sealed.length - 1))
                .hasMessageContaining("damaged");
    }

    @Test
    void opensForNobodyElse() {
        PieceCipher sealing = PieceCipher.begin(PAIR.publicKey(), filled(9));
        byte[] sealed = sealing.seal(0, true, TEXT, TEXT.length);
        PieceCipher other =
                PieceCipher.open(sealing.head(), SealPair.of(filled(8)).privateKey());
        assertThatThrownBy(() -> other.open(0, true, sealed, sealed.length)).hasMessageContaining("damaged");
        // Whoever sealed has the public half only.
        assertThatThrownBy(
                        () -> PieceCipher.open(sealing.head(), PAIR.publicKey()).open(0, true, sealed, sealed.length))
                .hasMessageContaining("damaged");
    }

    @Test
    void refusesWhatIsNoSealedFile() {
        assertThatThrownBy(() -> PieceCipher.open(new byte[PieceCipher.HEAD_BYTES], PAIR.privateKey()))
                .hasMessage("not a sealed file");
        assertThatThrownBy(() -> PieceCipher.open(new byte[3], PAIR.privateKey()))
                .hasMessage("not a sealed file");
    }

    @Test
    void tellsNoPrivateHalf() {
        assertThat(PAIR.toString()).doesNotContain(PAIR.privateKey());
    }
}
