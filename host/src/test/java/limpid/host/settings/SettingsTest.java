package limpid.host.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private record Sample(Duration settle, long cache, int lanes, boolean isLoud, String name) {
        static Sample of(Settings in) {
            Sample sample = new Sample(
                    in.duration("settle-time", Duration.ofSeconds(2)),
                    in.bytes("cache-size", 1 << 20),
                    in.number("lanes", 4, 1, 16),
                    in.isOn("loud", false),
                    in.text("name", "unnamed"));
            in.retired("quiet", "use loud = no");
            in.finish(Instant.EPOCH);
            return sample;
        }
    }

    @Test
    void holdsWhatHoldsOtherwise() {
        Sample otherwise = new Sample(Duration.ofSeconds(2), 1 << 20, 4, false, "unnamed");
        assertThat(Sample.of(Settings.none())).isEqualTo(otherwise);
        assertThat(Sample.of(Settings.of("file", "\n  # nothing\n"))).isEqualTo(otherwise);
    }

    @Test
    void readsAllThatIsSet() {
        String text = "settle-time = 500ms\r\ncache-size=10MiB\nlanes = 2\nloud = yes\nname = a = b # c\n";
        assertThat(Sample.of(Settings.of("file", text)))
                .isEqualTo(new Sample(Duration.ofMillis(500), 10 << 20, 2, true, "a = b # c"));
    }

    @Provokes(ReasonCode.SETTINGS_INVALID)
    @Test
    void tellsAllProblemsAtOnce() {
        Reason reason = refusal("setle-time = 3s\ncache-size = 10\nlanes = 99\nloud = maybe\nwhat\nquiet = yes\n");
        assertThat(reason.observed("problem").orElseThrow())
                .contains("line 1: setle-time is not a setting; did you mean settle-time?")
                .contains("line 2: cache-size is \"10\", and should be a size such as")
                .contains("line 3: lanes is \"99\", and should be a whole number from 1 to 16")
                .contains("line 4: loud is \"maybe\", and should be yes or no")
                .contains("line 5: \"what\" is not of the form key = value")
                .contains("line 6: quiet is no longer a setting: use loud = no");
        assertThat(reason.observed("nearest")).contains("settle-time");
        assertThat(reason.observed("path")).contains("the file");
    }

    @Test
    void refusesASettingThatStandsTwice() {
        assertThat(refusal("lanes = 1\nlanes = 2").observed("problem").orElseThrow())
                .isEqualTo("line 2: lanes stands in line 1 already");
    }

    @Test
    void guessesNoFarFetchedName() {
        assertThat(refusal("completely-different = 1").observed("nearest")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "5m, 300000", "2h, 7200000", "1d, 86400000", "7 s, 7000", "0s, 0"})
    void readsSpansOfTime(String text, long millis) {
        assertThat(Units.duration(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0B, 0", "512B, 512", "64KiB, 65536", "2GiB, 2147483648", "1TiB, 1099511627776"})
    void readsSizes(String text, long bytes) {
        assertThat(Units.bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "s", "-1s", "1.5h", "3 sec", "999999999999999d", "1MB", "10mib", "999999999999999TiB"})
    void refusesWhatHasNoClearMeaning(String text) {
        assertThat(Units.duration(text)).isEmpty();
        assertThat(Units.bytes(text)).isEmpty();
    }

    @Test
    void hidesSecrets() {
        assertThat(new Secret<>("hunter2")).hasToString("(secret)");
        assertThat(new Secret<>("hunter2").map(String::length).reveal()).isEqualTo(7);
    }

    private static Reason refusal(String text) {
        ReasonException refusal =
                catchThrowableOfType(ReasonException.class, () -> Sample.of(Settings.of("the file", text)));
        assertThat(refusal.reason().code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
        return refusal.reason();
    }
}
