package limpid.agent.watch;

import java.util.List;
import java.util.Optional;
import limpid.core.reason.Reason;
import limpid.host.disk.DiskEntry;

/**
 * What was seen in one folder.
 *
 * @param path of the folder below the root, with slashes; empty for the root
 * @param complete whether all names were listed; otherwise only {@code entries} and {@code absent} are known
 * @param entries what stands there
 * @param absent names that were looked for and do not stand there
 * @param trouble why it could not be looked at; then nothing is known of it
 */
public record FolderSight(
        String path, boolean complete, List<DiskEntry> entries, List<String> absent, Optional<Reason> trouble) {
    public FolderSight {
        entries = List.copyOf(entries);
        absent = List.copyOf(absent);
    }

    /** A folder with all its names. */
    public static FolderSight of(String path, List<DiskEntry> entries) {
        return new FolderSight(path, true, entries, List.of(), Optional.empty());
    }

    /** A folder that could not be looked at. */
    public static FolderSight failed(String path, Reason why) {
        return new FolderSight(path, false, List.of(), List.of(), Optional.of(why));
    }
}
