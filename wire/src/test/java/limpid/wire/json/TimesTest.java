package limpid.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-11-21T10:00:00.000000001Z",
                "2000-02-29T00:00:00.120Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void comesBackAsItWas(String text) {
        Instant time = Instant.parse(text);
        assertThat(Times.parse(Times.format(time))).isEqualTo(time);
        assertThat(Times.parse(text)).isEqualTo(time);
        assertThat(Instant.parse(Times.format(time))).isEqualTo(time);
    }

    @Test
    void agreesWithTheJdkOnAnyTime() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-80_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(Instant.parse(Times.format(time))).isEqualTo(time);
            assertThat(Times.parse(Times.format(time))).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-21",
                "2026-11-21T10:00:00",
                "2026-13-21T10:00:00Z",
                "2026-02-30T10:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T10:60:00Z",
                "2026-11-21T10:00:60Z",
                "2026-11-2xT10:00:00Z",
                "2026-11-21T10:00:00.12345678xZ"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
