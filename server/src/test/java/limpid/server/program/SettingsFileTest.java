package limpid.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.settings.Settings;
import limpid.host.time.SimClock;
import limpid.server.certificate.TlsSettings;
import limpid.server.program.SettingsFile.Options;
import limpid.server.program.SettingsFile.Usual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @Test
    void speaksPlainlyToThisMachineAlone() {
        assertThat(read("", "127.0.0.1:8420").isEncrypted()).isFalse();
        assertThat(read("", "[::1]:8420").isEncrypted()).isFalse();
        assertThat(read("", "0.0.0.0:8420").isEncrypted()).isTrue();
        assertThat(read("", "192.0.2.7:8420").isEncrypted()).isTrue();
    }

    @Test
    void readsHowToSpeakTls() {
        ServerSettings own =
                read("tls.certificate = /a/cert.pem\ntls.key = /a/key.pem\ntls.names = home.example, 192.0.2.9", "");
        assertThat(own.tls())
                .isEqualTo(new TlsSettings(
                        Optional.of(new TlsSettings.Files(Path.of("/a/cert.pem"), Path.of("/a/key.pem"))),
                        false,
                        List.of("home.example", "192.0.2.9")));
        assertThat(own.isEncrypted()).isTrue();
        assertThat(read("tls.mode = local", "").isEncrypted()).isTrue();
        assertThat(read("tls.mode = auto", "").isEncrypted()).isFalse();
    }

    @Provokes(ReasonCode.SETTINGS_INVALID)
    @ParameterizedTest
    @CsvSource({
        "tls.certificate = a, tls.key",
        "tls.key = a, tls.certificate",
        "tls.mode = off, tls.mode",
        "'tls.mode = local|tls.certificate = a|tls.key = b', tls.mode",
        "tls.names = two_words, tls.names",
        "tls.names = 192.0.2.999, tls.names",
        "tls.names = 1::2::3, tls.names",
        "trusted-proxies = everybody, trusted-proxies",
        "trusted-proxies = 10.0.0.0/33, trusted-proxies",
        "trusted-proxies = 10.0.0.0/, trusted-proxies",
        "tls.nmes = x, tls.nmes"
    })
    void refusesWhatMakesNoSense(String text, String setting) {
        ReasonException refused = catchThrowableOfType(ReasonException.class, () -> read(text.replace('|', '\n'), ""));
        assertThat(refused.reason().code()).isEqualTo(ReasonCode.SETTINGS_INVALID);
        assertThat(refused.reason().observed("setting")).contains(setting);
    }

    private static ServerSettings read(String text, String listen) {
        Optional<String> given = Optional.of(listen).filter(one -> !one.isEmpty());
        return new SettingsFile(new SimClock())
                .read(
                        Settings.of("settings", text),
                        new Options(Optional.empty(), given),
                        new Usual(Path.of("/data"), Path.of("/witness")));
    }
}
