package limpid.core.reason;

/** Groups causes as people think of them. */
public enum Area {
    /** Limpid's own program and its state on this machine. */
    PROGRAM,
    /** The folder on this device that is kept in step. */
    FOLDER,
    /** What a person or a rule asked for. */
    CHOICE,
    /** Who this device is to the server. */
    SIGN_IN,
    /** The way to the server. */
    NETWORK,
    /** Stops that keep things from being lost. */
    SAFETY,
    /** The server itself. */
    SERVER,
    /** Room on the plan and on disks. */
    SPACE,
    /** Clocks. */
    CLOCK,
    /** Names that a place cannot hold. */
    NAMES,
    /** Single files on this device. */
    FILES,
    /** Both sides changed one thing. */
    CONFLICTS,
    /** Copies of whole devices. */
    BACKUP,
    /** Photos and films. */
    PHOTOS,
    /** Requests that one side did not understand or accept. */
    REQUESTS,
    /** Work that is moving. */
    PROGRESS,
    /** Mistakes of Limpid's makers. */
    DEFECT
}
