package limpid.host.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void resetTheLogOfTheVirtualMachine() throws Exception {
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void writesALineWithItsFacts() {
        LogRecord line = new LogRecord(Level.INFO, "pack sealed {0}");
        line.setInstant(Instant.EPOCH);
        line.setLoggerName("limpid.store");
        line.setParameters(new Object[] {Field.of("bytes", 7), Field.of("odd", "a\"b\\c\nd")});
        assertThat(new JsonLines().format(line))
                .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\",\"level\":\"INFO\",\"part\":\"limpid.store\","
                        + "\"message\":\"pack sealed {0}\",\"bytes\":\"7\",\"odd\":\"a\\\"b\\\\c\\u000ad\"}\n");
    }

    @Test
    void writesWhatIsLoudEnough() {
        LogOutput.to(out, LogOutput.Loudness.NORMAL);
        Log log = Log.of("limpid.test");
        log.debug("unheard");
        log.info("heard", Field.of("n", 1));
        log.error("broken", new IllegalStateException("why"), Field.of("n", 2));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"message\":\"heard\",\"n\":\"1\"}"),
                        second -> assertThat(second).contains("\"level\":\"ERROR\"", "IllegalStateException: why"));
    }
}
