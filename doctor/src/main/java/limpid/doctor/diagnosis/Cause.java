package limpid.doctor.diagnosis;

import java.util.List;
import limpid.core.reason.Reason;
import limpid.core.reason.ReasonCode;

/**
 * One thing that is the matter.
 *
 * @param rank 1 for the one to look at first
 * @param reason what and why, with all that proves it
 * @param hides the symptoms that were seen too and end with it
 * @param items how many items wait for its end; 0 if it is not about items
 * @param sample paths of a few of them
 */
public record Cause(int rank, Reason reason, List<ReasonCode> hides, long items, List<String> sample) {
    public Cause {
        hides = List.copyOf(hides);
        sample = List.copyOf(sample);
    }
}
