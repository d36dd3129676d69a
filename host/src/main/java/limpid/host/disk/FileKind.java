package limpid.host.disk;

/** What stands at a path, without following links. */
public enum FileKind {
    FILE,
    FOLDER,
    LINK,
    /** A pipe, a socket, a device: never synced. */
    SPECIAL
}
