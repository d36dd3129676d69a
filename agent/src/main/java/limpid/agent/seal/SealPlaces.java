package limpid.agent.seal;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the things are that a lost device locks.
 *
 * @param files what people see
 * @param own Limpid's own things beside it, on the same volume
 * @param state the device's memory, perhaps on another volume
 */
public record SealPlaces(Path files, Path own, Path state) {
    /** Where a thing stood, as its sealed copy says. */
    enum Source {
        FILES,
        TRASH,
        INCOMING,
        /** The device's memory: of no use without the files that it remembers. */
        STATE
    }

    /**
     * Whether a file in the state folder tells about files: the memory, the history, and what was put aside of them. The
     * device's record stays: it says which server to ask.
     */
    static boolean isMemory(String name) {
        return name.contains("state.db") || name.contains("history.db");
    }

    /** The sources that are whole trees, in the order in which they are sealed. */
    static final List<Source> TREES = List.of(Source.FILES, Source.TRASH, Source.INCOMING);

    /** The folder of a source. */
    Path of(Source source) {
        return switch (source) {
            case FILES -> files;
            case TRASH -> own.resolve("trash");
            case INCOMING -> own.resolve("incoming");
            case STATE -> state;
        };
    }

    /** Where sealed copies are. */
    Path sealed() {
        return own.resolve("sealed");
    }
}
