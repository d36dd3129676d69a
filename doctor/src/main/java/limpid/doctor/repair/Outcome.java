package limpid.doctor.repair;

import java.util.List;
import limpid.doctor.diagnosis.Diagnosis;

/**
 * What all repairs brought.
 *
 * @param attempts in the order they were made; empty if there was no fix for any cause
 * @param after what is the matter now
 */
public record Outcome(List<Attempt> attempts, Diagnosis after) {
    public Outcome {
        attempts = List.copyOf(attempts);
    }
}
