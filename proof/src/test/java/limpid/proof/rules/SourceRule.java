package limpid.proof.rules;

import java.util.ArrayList;
import java.util.List;

/** A rule that reads sources. */
interface SourceRule {
    /** Its name in the list of what is not done yet. */
    String name();

    /** Why it exists. */
    String because();

    /** Whether it also reads the sources of tests. */
    boolean readsTests();

    /** The breaches in one source. */
    List<Breach> breaches(Source source);

    /** The breaches in many sources. */
    default List<Breach> breaches(List<Source> sources) {
        var all = new ArrayList<Breach>();
        sources.forEach(source -> all.addAll(breaches(source)));
        return all;
    }
}
