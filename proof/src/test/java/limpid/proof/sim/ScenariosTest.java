package limpid.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Histories that failed once; each says in its first lines what was wrong. */
class ScenariosTest {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

    @TestFactory
    Stream<DynamicTest> keepTheirPromises() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> passes(file)));
        }
    }

    private static void passes(Path file) throws IOException {
        assertThat(SimulatorTest.trial(SimulatorTest.scenario(file))).isEmpty();
    }

    @Test
    void areReadAsTheyAreWritten() {
        for (long seed = 1; seed < 200; seed++) {
            History history = HistoryMaker.of(seed);
            assertThat(HistoryText.read(HistoryText.write(history))).isEqualTo(history);
        }
    }
}
