package limpid.core.planted;

/** Planted: a room that speaks to the terminal. */
public final class Prints {
    private Prints() {}

    /** Says something to whoever is there. */
    public static void say() {
        System.out.println("here");
    }
}
