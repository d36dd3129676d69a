package limpid.core.item;

/** What an item of the {@code files} collection is. */
public enum Kind {
    /** Holds other items. Has no content. */
    FOLDER,
    /** Has a content. */
    FILE,
    /** A symbolic link. Its content is the target, in UTF-8, as it was written; it is never followed. */
    LINK
}
