package limpid.server.account.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelyingPartyTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8420, localhost, http://localhost:8420",
        "http://LOCALHOST:8420, localhost, http://localhost:8420",
        "https://limpid.example, limpid.example, https://limpid.example",
        "https://limpid.example:443, limpid.example, https://limpid.example",
        "https://Limpid.Example:8420, limpid.example, https://limpid.example:8420",
        "http://a.localhost, a.localhost, http://a.localhost",
        "https://nas, nas, https://nas",
        "https://7.example, 7.example, https://7.example",
    })
    void isTheNameThatTheBrowserUsed(String address, String id, String origin) {
        assertThat(RelyingParty.at(address, Instant.EPOCH)).isEqualTo(new RelyingParty(id, origin));
        assertThat(RelyingParty.isPossibleAt(address)).isTrue();
    }

    @ParameterizedTest
    @Provokes(ReasonCode.PASSKEYS_UNAVAILABLE)
    @ValueSource(
            strings = {
                "http://127.0.0.1:8420",
                "https://192.0.2.7",
                "https://[2001:db8::1]:8420",
                "https://0x7f.1",
                "http://limpid.example",
                "http://localhost.example",
                "https://a_b"
            })
    void isNowhereThatBrowsersAllowNone(String address) {
        assertThat(RelyingParty.isPossibleAt(address)).isFalse();
        assertThatThrownBy(() -> RelyingParty.at(address, Instant.EPOCH))
                .isInstanceOfSatisfying(ReasonException.class, e -> {
                    assertThat(e.reason().code()).isEqualTo(ReasonCode.PASSKEYS_UNAVAILABLE);
                    assertThat(e.reason().evidence().getFirst().observed()).isEqualTo(address);
                });
    }
}
