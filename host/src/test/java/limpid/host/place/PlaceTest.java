package limpid.host.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import limpid.core.reason.Provokes;
import limpid.core.reason.ReasonCode;
import limpid.core.reason.ReasonException;
import limpid.host.settings.Secret;
import limpid.host.time.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void knowsWhereItRuns() {
        Machine here = Machine.here();
        assertThat(here.hostName()).isNotBlank();
        assertThat(here.system()).isNotBlank();
        assertThat(here.home()).isAbsolute();
        assertThat(here.variable("PATH")).isPresent();
        assertThat(here.variable("NO_SUCH_VARIABLE")).isEmpty();
    }

    @Test
    void followsTheCustomOfEachSystem() {
        assertThat(Folders.of(machine(Machine.Kind.LINUX, Map.of())))
                .isEqualTo(new Folders(
                        Path.of("/home/ada/.local/share/limpid"),
                        Path.of("/home/ada/.local/state/limpid"),
                        Path.of("/home/ada/.config/limpid")));
        assertThat(Folders.of(machine(
                                Machine.Kind.LINUX,
                                Map.of("XDG_DATA_HOME", "/srv/x", "XDG_STATE_HOME", "not/absolute")))
                        .data())
                .isEqualTo(Path.of("/srv/x/limpid"));
        assertThat(Folders.of(machine(Machine.Kind.MACOS, Map.of())).state())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Limpid/state"));
        assertThat(Folders.of(machine(Machine.Kind.WINDOWS, Map.of("LOCALAPPDATA", "/local")))
                        .data())
                .isEqualTo(Path.of("/local/Limpid/data"));
    }

    @Test
    void letsTheEnvironmentStandInForOptions() {
        Folders folders = Folders.of(
                machine(Machine.Kind.LINUX, Map.of("LIMPID_DATA", "/srv/data", "LIMPID_STATE", "here", "XDG_X", "")));
        assertThat(folders.data()).isEqualTo(Path.of("/srv/data"));
        assertThat(folders.state()).isEqualTo(Path.of("/work/here"));
    }

    private static Machine machine(Machine.Kind kind, Map<String, String> environment) {
        return new Machine(kind, "a system", "pc", "ada", Path.of("/home/ada"), Path.of("/work"), environment);
    }

    @Test
    void keepsSecretsFromOthers() throws IOException {
        Path path = folder.resolve("secret");
        SecretFile file = new SecretFile(new SystemClock(), path);
        assertThat(file.read()).isEmpty();
        file.write(new Secret<>("one"));
        file.write(new Secret<>("two"));
        assertThat(file.read().orElseThrow().reveal()).isEqualTo("two");
        assertThat(rightsOf(path)).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(file.read()).isPresent();
        assertThat(rightsOf(path)).isEqualTo("rw-------");
        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @Provokes(ReasonCode.KEYSTORE_UNAVAILABLE)
    @Test
    void saysWhenASecretCannotBeKept() {
        SecretFile file = new SecretFile(new SystemClock(), folder.resolve("absent/secret"));
        ReasonException refusal =
                catchThrowableOfType(ReasonException.class, () -> file.write(new Secret<>("hunter2")));
        assertThat(refusal.reason().code()).isEqualTo(ReasonCode.KEYSTORE_UNAVAILABLE);
        assertThat(refusal.reason().toString()).doesNotContain("hunter2").contains("absent/secret");
    }

    private static String rightsOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
