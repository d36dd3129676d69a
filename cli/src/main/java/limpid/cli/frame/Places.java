package limpid.cli.frame;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import limpid.host.place.Folders;
import limpid.host.place.Machine;

/**
 * Where things lie unless an option says otherwise.
 *
 * @param machine where this process runs
 */
public record Places(Machine machine) {
    /** The places of this process. */
    public static Places ofProcess() {
        return new Places(Machine.here());
    }

    /** The server's data: LIMPID_DATA, or a folder of its own among the person's data. */
    public Path data() {
        return Folders.of(machine).data();
    }

    /** What programs remember between runs and nobody edits, whichever device or server they are. */
    public Path state() {
        Map<String, String> environment = new HashMap<>(machine.environment());
        environment.remove("LIMPID_STATE");
        Machine plain = new Machine(
                machine.kind(),
                machine.system(),
                machine.hostName(),
                machine.user(),
                machine.home(),
                machine.workingFolder(),
                environment);
        return Folders.of(plain).state();
    }

    /** The state of this computer as a device: LIMPID_STATE, or the usual place. */
    public Path deviceState() {
        return Folders.of(machine).state();
    }

    /** Where files are kept in step unless somebody says otherwise. */
    public Path root() {
        return machine.home().resolve("Limpid");
    }

    /** Where things go that are gone soon. */
    public Path scratch() {
        return machine.variable("TMPDIR")
                .or(() -> machine.variable("TEMP"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(Path.of("/tmp"));
    }

    /** The places of somebody who has nothing yet but the folder {@code home}. */
    public Places movedTo(Path home) {
        Map<String, String> nothing = Map.of("LOCALAPPDATA", home.toString());
        return new Places(
                new Machine(machine.kind(), machine.system(), machine.hostName(), machine.user(), home, home, nothing));
    }

    /** What this computer calls itself. */
    public String computerName() {
        return machine.hostName().isBlank() ? "computer" : machine.hostName();
    }

    /** The system it runs, for people. */
    public String platform() {
        return machine.system();
    }
}
