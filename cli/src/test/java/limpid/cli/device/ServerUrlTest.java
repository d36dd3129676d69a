package limpid.cli.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** What passes for a server's address. */
class ServerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8420, http://127.0.0.1:8420",
        "https://home.example/, https://home.example",
        "HTTPS://home.example:1, https://home.example:1",
        "http://[::1]:8420, http://[::1]:8420",
    })
    void takesAddressesOfServers(String text, URI url) {
        assertThat(new ServerUrl().convert(text)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "home.example",
                "ftp://home.example",
                "http:/home",
                "http://",
                "http://a b",
                "https://u:p@home.example",
                "https://home.example/pages",
                "https://home.example?x=1",
                "file:///etc/passwd",
                "http://home.example#x"
            })
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> new ServerUrl().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
