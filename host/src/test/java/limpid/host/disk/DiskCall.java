package limpid.host.disk;

/** What a program asks of a disk. */
public enum DiskCall {
    STAT,
    LIST,
    OPEN,
    READ,
    CREATE,
    WRITE,
    LINK,
    FOLDERS,
    MOVE,
    EXCHANGE,
    DELETE,
    ATTRIBUTES,
    SYNC_FILE,
    SYNC_FOLDER,
    SYNC_VOLUME,
    SPACE,
    LOCK
}
