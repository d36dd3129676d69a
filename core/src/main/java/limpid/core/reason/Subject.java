package limpid.core.reason;

/**
 * What a reason is about.
 *
 * @param scope how much it holds up
 * @param name which one, for people: a path below the root, a device's name, an address; may be empty where the scope
 *     says it all
 */
public record Subject(Scope scope, String name) {
    /** One item, by its path below the root. */
    public static Subject item(String path) {
        return new Subject(Scope.ITEM, path);
    }

    /** This device as a whole. */
    public static Subject device() {
        return new Subject(Scope.DEVICE, "");
    }

    /** The server as a whole. */
    public static Subject server(String address) {
        return new Subject(Scope.SERVER, address);
    }

    /** The folder on this device that is kept in step. */
    public static Subject root(String path) {
        return new Subject(Scope.ROOT, path);
    }

    /** The people who share a plan. */
    public static Subject home() {
        return new Subject(Scope.HOME, "");
    }
}
