package limpid.server.measure;

import java.util.List;

/** Hears of everything that ended. Safe for all threads; quick; never throws. */
@FunctionalInterface
public interface Ear {
    void heard(Ended ended);

    /** All of these. */
    static Ear all(List<Ear> ears) {
        List<Ear> them = List.copyOf(ears);
        return ended -> them.forEach(ear -> ear.heard(ended));
    }
}
