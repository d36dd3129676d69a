package limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import limpid.cli.frame.Places;
import limpid.cli.frame.SystemPace;
import limpid.cli.frame.Terminal;
import limpid.host.chance.SystemChance;
import limpid.host.disk.RealDisk;
import limpid.host.place.Machine;
import limpid.host.task.Tasks;
import limpid.host.time.Clock;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class DemoTest {
    private final StringWriter out = new StringWriter();
    private final List<String> defects = new ArrayList<>();

    @TempDir
    private Path temporary;

    @Test
    @Timeout(300)
    void namesBothFaultsHealsThemAndLeavesNothingBehind() {
        assertThat(run("--fast")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("  [SERVER_UNREACHABLE]"))
                .anyMatch(line -> line.startsWith("  [QUOTA_EXCEEDED]"))
                .anyMatch(line -> line.contains("27 files, the same names and the same contents on both"))
                .contains("laptop  In step", "That was all.");
        assertThat(temporary).isEmptyDirectory();
        assertThat(defects).isEmpty();
    }

    @Test
    void takesNoSenselessNumberOfLetters() {
        assertThat(run("--letters", "0")).isEqualTo(2);
        assertThat(temporary).isEmptyDirectory();
    }

    private int run(String... args) {
        Clock clock = new SystemClock();
        Machine here = Machine.here();
        Places places = new Places(new Machine(
                here.kind(),
                here.system(),
                here.hostName(),
                here.user(),
                temporary,
                temporary,
                Map.of("TMPDIR", temporary.toString())));
        var machine = new limpid.server.program.Machine(
                RealDisk.of(clock),
                clock,
                new SystemChance(),
                new Tasks((task, _) -> defects.add(task)),
                (what, _) -> defects.add(what));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), Ansi.OFF);
        return new CommandLine(new Demo(terminal, places, machine, new SystemPace(clock))).execute(args);
    }
}
