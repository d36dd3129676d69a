package limpid.server.home;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of things that could go to make room. */
public enum Clutter {
    /** The largest files. Goes to Recently deleted. */
    BIG_FILES("big-files"),
    /** Files with the same content; one of each stays. Goes to Recently deleted. */
    DUPLICATES("duplicates"),
    /** What files were before. Goes for ever. */
    OLD_VERSIONS("old-versions"),
    /** Recently deleted. Goes for ever. */
    TRASH("trash"),
    /** Room that is set aside for transfers that nobody goes on with. */
    UPLOADS("uploads");

    private final String text;

    Clutter(String text) {
        this.text = text;
    }

    /** How it stands in a path. */
    public String text() {
        return text;
    }

    /** Reads what {@link #text} wrote. */
    public static Optional<Clutter> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
}
