package limpid.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;
import limpid.server.library.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateWatchTest {
    private final SettableClock clock = new SettableClock();

    @Provokes(ReasonCode.CERT_EXPIRES_SOON)
    @ParameterizedTest
    @CsvSource({"15, ''", "13, CERT_EXPIRES_SOON", "1, CERT_EXPIRES_SOON", "-1, CERT_EXPIRED"})
    void tellsWhenACertificateEnds(int days, String code) {
        var ends = clock.now().plus(Duration.ofDays(days));
        CertificateWatch watch = new CertificateWatch(() -> Optional.of(ends), clock);
        assertThat(watch.problems().stream()
                        .map(Reason::code)
                        .map(Enum::name)
                        .findFirst()
                        .orElse(""))
                .isEqualTo(code);
    }

    @Test
    void hasNothingToSayWithoutOne() {
        assertThat(new CertificateWatch(Optional::empty, clock).problems()).isEmpty();
    }
}
