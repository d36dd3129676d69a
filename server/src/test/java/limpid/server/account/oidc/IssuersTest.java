package limpid.server.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example",
                "https://id.example:8443/realms/club",
                "http://localhost:9000",
                "http://127.0.0.1:9000",
                "http://[::1]:9000"
            })
    void areEncryptedOrHere(String address) {
        assertThat(Issuers.flaw(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example",
                "http://192.168.1.20",
                "http://localhost.example",
                "ftp://id.example",
                "id.example",
                "https://",
                "https://ada:secret@id.example",
                "https://id.example#there",
                "https://id example",
                "file:///etc/passwd",
                ""
            })
    void areNothingElse(String address) {
        assertThat(Issuers.flaw(address)).isPresent();
    }
}
