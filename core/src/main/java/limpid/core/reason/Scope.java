package limpid.core.reason;

/** How much a reason holds up. */
public enum Scope {
    ITEM,
    ROOT,
    COLLECTION,
    LANE,
    DEVICE,
    PERSON,
    HOME,
    SERVER
}
