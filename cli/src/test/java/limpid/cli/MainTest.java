package limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import limpid.cli.frame.Terminal;
import limpid.wire.message.Release;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("limpid " + Release.VERSION);
    }

    @Test
    void hasTheVersionOfTheBuild() throws Exception {
        assertThat(Files.readString(Path.of("..", "pom.xml"))).contains("<version>" + Release.VERSION + "</version>");
    }

    @Test
    void helpsOnStandardOutput() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("Usage: limpid");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutACommandShowsTheUsageAsAComplaint() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: limpid", "help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void namesAnUnknownCommandAndSaysWhatToDo() {
        assertThat(run("helpp")).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        There is no command or value helpp here. [SETTINGS_INVALID]
                        What to do: perhaps you meant limpid help.
                        """);
    }

    @Test
    void namesAnUnknownOption() {
        assertThat(run("--bogus")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Unknown option: '--bogus'. [SETTINGS_INVALID]");
    }

    private int run(String... args) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ansi.OFF);
        return Main.run(Program.onThisMachine(terminal), args);
    }
}
