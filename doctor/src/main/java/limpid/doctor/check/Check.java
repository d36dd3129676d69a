package limpid.doctor.check;

import java.time.Duration;
import java.util.List;

/**
 * One question to the machine, the network or the server that has a clear answer.
 */
public interface Check {
    /** Its stable name, such as {@code server-name}; scripts read it. */
    String id();

    /** What it makes sure of, in a few words for people: "The server's name is found". */
    String title();

    /** The ids of the checks that must be healthy before this one makes sense. */
    List<String> needs();

    /**
     * Looks, now. A {@link limpid.core.reason.ReasonException} is taken as a problem with its reason, so a check may let
     * it pass. Must return within seconds; one that does not is counted as not checked.
     */
    Finding look();

    /** What it means that {@link #look} did not come to an end within {@code waited}: nothing, unless a check says so. */
    default Finding late(Duration waited) {
        return new Finding.NotChecked("no answer within " + waited.toSeconds() + " seconds");
    }
}
