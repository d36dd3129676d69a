package limpid.host.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxConditionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isNeverOnABatteryThatIsNotThere() throws IOException {
        supply("AC", Map.of("type", "Mains", "online", "1"));
        supply("mouse", Map.of("type", "Battery", "scope", "Device", "status", "Discharging", "capacity", "5"));
        assertThat(LinuxConditions.of(folder).now())
                .isEqualTo(new Readings(Optional.of(false), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsTheBattery() throws IOException {
        supply("BAT0", Map.of("type", "Battery", "status", "Discharging", "capacity", "42"));
        assertThat(LinuxConditions.of(folder).now())
                .isEqualTo(new Readings(Optional.of(true), Optional.of(42), Optional.empty()));
    }

    @Test
    void saysThatItDoesNotKnow() {
        assertThat(LinuxConditions.of(folder.resolve("absent")).now())
                .isEqualTo(new Readings(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void supply(String name, Map<String, String> values) throws IOException {
        Path supply = Files.createDirectory(folder.resolve(name));
        for (Map.Entry<String, String> value : values.entrySet()) {
            Files.writeString(supply.resolve(value.getKey()), value.getValue() + "\n");
        }
    }
}
