package limpid.host.place;

/** The memory of this program. */
public final class Heap {
    private Heap() {}

    /**
     * Gives back to the system what work that is done has left. The collector by itself would keep it for as long as the
     * program runs; it takes a tenth of a second, so call it when nothing waits.
     */
    public static void giveBack() {
        System.gc();
    }
}
