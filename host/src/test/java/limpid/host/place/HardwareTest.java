package limpid.host.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareTest {
    @TempDir
    private Path folder;

    private void says(String name, String value) throws IOException {
        Files.writeString(folder.resolve(name), value + "\n");
    }

    @Test
    void readsWhatTheMakerWrote() throws IOException {
        says("sys_vendor", "LENOVO");
        says("product_name", "20XWCTO1WW");
        says("product_serial", "PF-3A1B2C");
        Hardware hardware = Hardware.of(folder);
        assertThat(hardware.model()).contains("LENOVO 20XWCTO1WW");
        assertThat(hardware.serial()).contains("PF-3A1B2C");
    }

    @Test
    void doesNotSayTheMakerTwice() throws IOException {
        says("sys_vendor", "Framework");
        says("product_name", "Framework Laptop 13");
        assertThat(Hardware.of(folder).model()).contains("Framework Laptop 13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"To be filled by O.E.M.", "Default string", "0", "00000000", "None", "", "  "})
    void takesNoFillerForANumber(String filler) throws IOException {
        says("product_serial", filler);
        assertThat(Hardware.of(folder).serial()).isEmpty();
    }

    @Test
    void inventsNothing() {
        assertThat(Hardware.of(folder.resolve("none"))).isEqualTo(Hardware.of(folder));
        assertThat(Hardware.of(folder).model()).isEmpty();
        assertThat(Hardware.of(folder).serial()).isEmpty();
    }
}
