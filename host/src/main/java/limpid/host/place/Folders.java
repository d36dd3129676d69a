package limpid.host.place;

import java.nio.file.Path;

/**
 * Where things of this person go unless they say otherwise.
 *
 * @param data what a server keeps
 * @param state what an agent remembers
 * @param config settings files
 */
public record Folders(Path data, Path state, Path config) {
    private static final String OURS = "limpid";

    /**
     * By the custom of the system; {@code LIMPID_DATA} and {@code LIMPID_STATE} stand in for the first two. Source: XDG
     * Base Directory Specification 0.8, by which paths that are not absolute are passed over.
     */
    public static Folders of(Machine machine) {
        Folders custom =
                switch (machine.kind()) {
                    case LINUX ->
                        new Folders(
                                xdg(machine, "XDG_DATA_HOME", ".local/share"),
                                xdg(machine, "XDG_STATE_HOME", ".local/state"),
                                xdg(machine, "XDG_CONFIG_HOME", ".config"));
                    case MACOS -> below(machine.home().resolve("Library/Application Support/Limpid"));
                    case WINDOWS ->
                        below(machine.variable("LOCALAPPDATA")
                                .map(Path::of)
                                .orElse(machine.home().resolve("AppData/Local"))
                                .resolve("Limpid"));
                };
        return new Folders(
                given(machine, "LIMPID_DATA", custom.data),
                given(machine, "LIMPID_STATE", custom.state),
                custom.config);
    }

    private static Folders below(Path folder) {
        return new Folders(folder.resolve("data"), folder.resolve("state"), folder);
    }

    private static Path xdg(Machine machine, String variable, String otherwise) {
        return machine.variable(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(machine.home().resolve(otherwise))
                .resolve(OURS);
    }

    private static Path given(Machine machine, String variable, Path otherwise) {
        return machine.variable(variable)
                .map(text -> machine.workingFolder().resolve(text))
                .orElse(otherwise);
    }
}
