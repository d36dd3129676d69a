package limpid.core.reason;

/** What ends a wait. Whoever makes the event happen tells the engine, which looks again at once. */
public enum ClearingEvent {
    /** The transfer or step that runs has ended. */
    STEP_DONE,
    /** The item this one waits for, such as its folder, is in step. */
    OTHER_ITEM_DONE,
    /** The next attempt at its time. */
    TIME,
    /** The network came up or changed. */
    LINK_UP,
    /** The server answered. */
    SERVER_REACHED,
    /** A person signed in again or paired the device. */
    SIGNED_IN,
    /** The plan was raised or space in it was freed. */
    PLAN_HAS_ROOM,
    /** The server's disk has room again. */
    SERVER_HAS_ROOM,
    /** This device's disk has room again. */
    DEVICE_HAS_ROOM,
    /** The file or its permissions changed. */
    FILE_CHANGED,
    /** The root folder is there again. */
    ROOT_BACK,
    /** A person confirmed or discarded what is held. */
    CONFIRMED,
    /** A person resumed, or the time of the pause ran out. */
    RESUMED,
    /** The clocks agree. */
    CLOCK_RIGHT,
    /** A name was changed so that this one is possible. */
    RENAMED,
    /** Settings or rules changed. */
    SETTINGS_CHANGED,
    /** A program was updated. */
    UPDATED,
    /** The program was restarted. */
    RESTARTED,
    /** A condition of power or network changed. */
    CONDITIONS_CHANGED,
    /** An administrator changed something on the server. */
    SERVER_CHANGED
}
