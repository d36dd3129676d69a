package limpid.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that must not change unnoticed. {@code -Dgolden=write} writes them anew, for the diff to be reviewed. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(String name, byte[] actual) {
        if ("write".equals(System.getProperty("golden"))) {
            write(name, actual);
        }
        assertThat(actual)
                .as("golden file %s", name)
                .asString()
                .isEqualTo(new String(read(name), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
