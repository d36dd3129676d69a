package limpid.cli.frame;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things lie unless an option says otherwise. Source: XDG Base Directory Specification.
 *
 * @param environment of this process
 * @param home the person's own folder
 */
public record Places(Map<String, String> environment, Path home) {
    /** The places of this process. */
    public static Places ofProcess() {
        return new Places(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** The server's data: LIMPID_DATA, or a folder of its own among the person's data. */
    public Path data() {
        return variable("LIMPID_DATA")
                .or(() -> variable("XDG_DATA_HOME").map(path -> path.resolve("limpid")))
                .orElseGet(() -> home.resolve(".local/share/limpid"));
    }

    /** What programs remember between runs and nobody edits. */
    public Path state() {
        return variable("XDG_STATE_HOME")
                .orElseGet(() -> home.resolve(".local/state"))
                .resolve("limpid");
    }

    /** The state of this computer as a device: LIMPID_STATE, or the usual place. */
    public Path deviceState() {
        return variable("LIMPID_STATE").orElseGet(this::state);
    }

    /** Where files are kept in step unless somebody says otherwise. */
    public Path root() {
        return home.resolve("Limpid");
    }

    /** What this computer calls itself. */
    public String computerName() {
        return Optional.ofNullable(environment.get("HOSTNAME"))
                .or(() -> Optional.ofNullable(environment.get("COMPUTERNAME")))
                .filter(name -> !name.isBlank())
                .orElse("computer");
    }

    /** The system it runs, for people. */
    public String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
