package limpid.server.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import limpid.wire.message.MalformedException;

/**
 * When and where the server backs itself up.
 *
 * @param on whether it does
 * @param folder which holds one folder for each backup, as an absolute path
 * @param at the time of day, such as {@code 02:30}, by the clock on the server's wall
 * @param keep how many good ones are kept
 */
public record BackupPlan(boolean on, String folder, String at, int keep) {
    /** What holds until somebody says otherwise: nothing is made. */
    public static final BackupPlan NONE = new BackupPlan(false, "", "02:30", 7);

    private static final int KEEP_MAX = 365;
    private static final int FOLDER_CHARACTERS_MAX = 1000;

    /** What was typed, if it can be a plan. Throws {@link MalformedException}. */
    public BackupPlan checked() {
        if (on || !folder.isEmpty()) {
            path();
        }
        time();
        if (keep < 1 || keep > KEEP_MAX) {
            throw new MalformedException("keep", "From 1 to " + KEEP_MAX + " backups can be kept.");
        }
        return this;
    }

    /** The folder. Throws {@link MalformedException}. */
    Path path() {
        try {
            Path path = Path.of(folder);
            if (path.isAbsolute() && folder.length() <= FOLDER_CHARACTERS_MAX && path.getNameCount() > 0) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw new MalformedException("folder", "This is no path of a folder.");
        }
        throw new MalformedException("folder", "Please give the whole path of a folder on the server's machine.");
    }

    /** The time of day. Throws {@link MalformedException}. */
    LocalTime time() {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeException e) {
            throw new MalformedException("at", "Please give a time of day such as 02:30.");
        }
    }
}
