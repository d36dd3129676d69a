package limpid.cli.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import limpid.host.place.Machine;
import org.junit.jupiter.api.Test;

class ServiceFileTest {
    private static final ServiceFile.Wish WISH = new ServiceFile.Wish(
            "limpid-agent", "Ada's 100%\nlaptop", Path.of("/opt/my cloud/limpid"), Path.of("/home/ada/$state & more"));

    @Test
    void quotesPathsForSystemd() {
        ServiceFile file = ServiceFile.of(machine(Machine.Kind.LINUX), WISH);
        assertThat(file.path()).isEqualTo(Path.of("/home/ada/.config/systemd/user/limpid-agent.service"));
        assertThat(file.text().lines())
                .contains(
                        "Description=Limpid keeps Ada's 100%% laptop in step",
                        "ExecStart=\"/opt/my cloud/limpid\" \"agent\" \"run\" \"--state\" \"/home/ada/$$state & more\"",
                        "RestartPreventExitStatus=2 5",
                        "WantedBy=default.target");
        assertThat(file.commands()).contains("systemctl --user enable --now limpid-agent.service");
    }

    @Test
    void saysThatOtherSystemsAreUntested() {
        for (Machine.Kind kind : new Machine.Kind[] {Machine.Kind.MACOS, Machine.Kind.WINDOWS}) {
            ServiceFile file = ServiceFile.of(machine(kind), WISH);
            assertThat(file.tested()).isFalse();
            assertThat(file.text()).contains("/opt/my cloud/limpid", "/home/ada/$state &amp; more");
            assertThat(file.text()).doesNotContain(" & ");
        }
    }

    private static Machine machine(Machine.Kind kind) {
        Path home = Path.of("/home/ada");
        return new Machine(kind, "a system", "laptop", "ada", home, home, Map.of());
    }
}
