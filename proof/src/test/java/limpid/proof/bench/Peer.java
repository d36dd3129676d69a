package limpid.proof.bench;

import java.nio.file.Path;

/** Something that brings A's files to B over a hub: Limpid itself, or what it is compared with. */
interface Peer extends AutoCloseable {
    /** As the table calls it. */
    String name();

    /** Whether it notices changes by itself; if not, it is started by hand and ends when it is done. */
    boolean isWatching();

    Processes processes();

    /** Where device A or B keeps its files. */
    Path files(String device);

    /** Makes everything ready from nothing: the hub and B run, A does not look yet. */
    void prepare();

    /** A joins in. One that is started by hand brings everything across and has ended then; one that watches has not. */
    void begin();

    /** After a change on A: one that is started by hand brings it across; one that watches has nothing to do. */
    void carry();

    /** Until nothing is on its way, as it says itself. */
    void settle();

    @Override
    default void close() {
        processes().close();
    }
}
